# What auto.arima chooses for series that come with R, one with regressors and one with gaps, and the
# statistics behind its differences.
# Rscript packages/ml/reference/arima/auto-known.R > packages/ml/src/series/arima/fixtures/auto-known.json
suppressPackageStartupMessages({ library(forecast); library(jsonlite); library(urca) })
options(digits = 15)

one <- function(name, x, xreg = NULL) {
  fit <- auto.arima(x, xreg = xreg)
  o <- arimaorder(fit)
  if (length(o) == 3) o <- c(o, 0, 0, 0, frequency(x))
  lag <- trunc(3 * sqrt(sum(!is.na(x))) / 13)
  list(name = name, period = frequency(x), values = as.numeric(x), order = unname(o),
    constant = any(names(coef(fit)) %in% c("intercept", "drift")),
    regressors = if (is.null(xreg)) list() else lapply(seq_len(ncol(xreg)), function(j) as.numeric(xreg[, j])),
    logLikelihood = fit$loglik, aicc = fit$aicc,
    kpss = ur.kpss(na.omit(as.numeric(x)), use.lag = lag)@teststat[1],
    strength = if (frequency(x) > 1) forecast:::seas.heuristic(x) else 0)
}

belts <- cbind(kms = as.numeric(Seatbelts[, "kms"]) / 1000, law = as.numeric(Seatbelts[, "law"]))
cases <- list(
  one("lynx", log10(lynx)), one("LakeHuron", LakeHuron), one("Nile", Nile),
  one("WWWusage", WWWusage), one("presidents", presidents), one("USAccDeaths", USAccDeaths),
  one("UKgas", log(UKgas)), one("nottem", ts(nottem[1:144], frequency = 12)),
  one("Seatbelts", ts(log(Seatbelts[1:144, "drivers"]), frequency = 12), xreg = belts[1:144, 1, drop = FALSE])
)
cat(toJSON(cases, auto_unbox = TRUE, digits = 10, na = "null"))
