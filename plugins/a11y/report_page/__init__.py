"""The report as a page for people: what `page.html` shows, each part made by a function of the Report.

`summary` says the verdict and its figures, `trend` draws earlier reports, `scope` tells what was
looked at and by whom, `tables` counts by theme, page and file, `faults` groups the findings by rule.
`themes` names the themes of the RGAA, `words` writes numbers, dates and lists, `marks` tells what is
quoted from our own words. `whole` makes one file of it that needs no other; the dashboard of
`conformity` is made so too. The font is the theme's, under the licence in `OFL.txt`.
"""
