// A page may be read long after it was built: alerts that have ended leave it, those that have begun appear.
for (const region of document.querySelectorAll(".alerts")) {
  const alerts = [...region.querySelectorAll("[data-jusqu-au]")];
  const now = Date.now();
  for (const alert of alerts) {
    alert.hidden = now < Date.parse(alert.dataset.du) || now >= Date.parse(alert.dataset.jusquAu);
  }
  region.hidden = alerts.every((alert) => alert.hidden);
}
