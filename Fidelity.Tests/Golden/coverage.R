# The coverage of Korn and Graubard's interval of a percentage in a staff, added up over every outcome that there can be: what the
# simulations (bench/simulations.sh) should come to. Persons are the primary sampling units, so the effective count is n - 1 (n at 0 and 1),
# over 1 - n/N where only this window is asked about. The true share lies evenly between 0.05 and 0.95.
share <- seq(0.05, 0.95, length.out = 901)

interval <- function(k, n, unseen) {
  p <- k / n
  neff <- ifelse(k == 0 | k == n, n, n - 1) / unseen
  cbind(ifelse(k == 0, 0, qbeta(0.025, neff * p, neff * (1 - p) + 1)), ifelse(k == n, 1, qbeta(0.975, neff * p + 1, neff * (1 - p))))
}

# What the school is like: k of n answer so, and the truth is the share.
like <- function(n) {
  ends <- interval(0:n, n, 1)
  mean(sapply(share, function(p) sum(dbinom(0:n, n, p)[ends[, 1] <= p & p <= ends[, 2]])))
}

# This window: of the others j would have answered so, and the truth is (k + j)/N.
window <- function(staff, n) {
  ends <- interval(0:n, n, 1 - n / staff)
  all <- outer(0:n, 0:(staff - n), "+") / staff
  held <- ends[, 1] <= all & all <= ends[, 2]
  mean(sapply(share, function(p) sum(outer(dbinom(0:n, n, p), dbinom(0:(staff - n), staff - n, p))[held])))
}

cases <- expand.grid(rate = c(50, 65, 80, 95), staff = c(12, 16, 20, 30, 40, 60, 80))
cases$answered <- round(cases$staff * cases$rate / 100)
rows <- rbind(
  data.frame(staff = cases$staff, answered = cases$answered, inference = "WhatTheSchoolIsLike", coverage = 100 * sapply(cases$answered, like)),
  data.frame(staff = cases$staff, answered = cases$answered, inference = "ThisWindow", coverage = 100 * mapply(window, cases$staff, cases$answered)))
rows$coverage <- sprintf("%.4f", rows$coverage)
write.csv(rows, "coverage.csv", row.names = FALSE, quote = FALSE)
