# Likelihoods, coefficients and forecasts of fixed orders by R's arima(), with a start as near to
# diffuse as its numbers bear: its usual kappa of 1e6 moves the likelihood by 0.003.
# Rscript packages/ml/reference/arima/fixed-orders.R > packages/ml/src/series/arima/fixtures/fixed-orders.json
suppressPackageStartupMessages({ library(forecast); library(jsonlite) })
options(digits = 15)

one <- function(name, x, order, seasonal = c(0, 0, 0), xreg = NULL, constant = TRUE, ahead = NULL, h = 12) {
  m <- frequency(x)
  fit <- Arima(x, order = order, seasonal = seasonal, xreg = xreg, include.constant = constant,
    kappa = 1e9, method = if (anyNA(x)) "ML" else "CSS-ML", optim.control = list(reltol = 1e-12, maxit = 500))
  constant <- any(names(coef(fit)) %in% c("intercept", "drift"))
  coefficients <- coef(fit)
  last <- names(coefficients) %in% c("intercept", "drift")
  coefficients <- c(coefficients[!last], coefficients[last])
  pred <- if (is.null(ahead)) forecast(fit, h = h) else forecast(fit, xreg = ahead)
  se <- (pred$upper[, 1] - pred$mean) / qnorm(0.9)
  list(name = name, values = as.numeric(x), period = m, order = order, seasonal = seasonal,
    constant = constant,
    regressors = if (is.null(xreg)) list() else lapply(seq_len(ncol(xreg)), function(j) as.numeric(xreg[, j])),
    ahead = if (is.null(ahead)) list() else lapply(seq_len(ncol(ahead)), function(j) as.numeric(ahead[, j])),
    logLikelihood = fit$loglik, variance = sum(fit$residuals^2, na.rm = TRUE) / fit$nobs,
    coefficients = as.numeric(coefficients), point = as.numeric(pred$mean), deviation = as.numeric(se))
}

gapped <- log(AirPassengers)
gapped[c(40, 41, 77, 100, 101, 102, 120, 143)] <- NA
lake <- LakeHuron
lakeGaps <- LakeHuron
lakeGaps[c(20:24, 60, 90)] <- NA
year <- cbind(year = as.numeric(time(LakeHuron)) - 1920)
belts <- cbind(kms = as.numeric(Seatbelts[, "kms"]) / 1000, law = as.numeric(Seatbelts[, "law"]))
drivers <- log(Seatbelts[, "drivers"])
n <- length(drivers)

cases <- list(
  one("AirPassengers airline", log(AirPassengers), c(0, 1, 1), c(0, 1, 1)),
  one("AirPassengers with gaps", gapped, c(0, 1, 1), c(0, 1, 1)),
  one("lynx", log10(lynx), c(2, 0, 0)),
  one("lynx, mixed", log10(lynx), c(2, 0, 2)),
  one("LakeHuron", lake, c(2, 0, 0)),
  one("LakeHuron on the year", lake, c(2, 0, 0), xreg = year, ahead = cbind(year = 53:64)),
  one("LakeHuron with gaps", lakeGaps, c(1, 0, 1)),
  one("LakeHuron with drift", lake, c(0, 1, 1)),
  one("UKgas", log(UKgas), c(0, 1, 1), c(0, 1, 1)),
  one("UKgas with drift", log(UKgas), c(1, 0, 0), c(0, 1, 1)),
  one("USAccDeaths", USAccDeaths, c(0, 1, 1), c(0, 1, 1)),
  one("USAccDeaths, seasonal autoregression", USAccDeaths, c(1, 1, 1), c(1, 0, 0)),
  one("Seatbelts", ts(drivers[1:180], frequency = 12), c(1, 0, 1), c(0, 1, 1),
    xreg = belts[1:180, ], ahead = belts[181:n, ], constant = FALSE),
  one("Nile", Nile, c(1, 1, 1), constant = FALSE),
  one("presidents", presidents, c(3, 0, 0))
)
cat(toJSON(cases, auto_unbox = TRUE, digits = 10, na = "null"))
