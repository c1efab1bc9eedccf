# Prints the numbers that Fidelity.Core/Scoring is held to. From this folder: Rscript golden.R
# Each answer is one row: case,statistic,value.

suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = FALSE, digits = 17)

rows <- list()
put <- function(case, ...) {
  values <- c(...)
  rows[[length(rows) + 1]] <<- data.frame(case = case, statistic = names(values), value = sprintf("%.17g", unname(values)))
}
write_rows <- function(file) {
  write.csv(do.call(rbind, rows), file, row.names = FALSE, quote = FALSE)
  rows <<- list()
}

# ---- the data -------------------------------------------------------------------------------------------------------------

data(api)
api_columns <- c("snum", "dnum", "stype", "pw", "fpc", "api00", "api99", "sch.wide", "meals")
write.csv(apiclus1[, api_columns], "apiclus1.csv", row.names = FALSE, quote = FALSE)
write.csv(apistrat[, api_columns], "apistrat.csv", row.names = FALSE, quote = FALSE)
write.csv(apiclus2[, setdiff(api_columns, "fpc")], "apiclus2.csv", row.names = FALSE, quote = FALSE)

# A made school: six classes of unequal size, twelve teachers, two scales with holes, and items at the edges.
set.seed(20261121)
sizes <- c(3, 24, 11, 8, 17, 5)
class <- rep(seq_along(sizes), sizes)
lift <- c(-12, 6, 0, 15, -5, 9)[class]
holes <- function(x, share) replace(x, runif(length(x)) < share, NA)
pomp <- function(x) round(pmin(100, pmax(0, x)) / 6.25) * 6.25
students <- data.frame(
  class = class,
  weight = c(0.8, 1.0, 1.1, 1.25)[1 + seq_along(class) %% 4],
  conferencing = holes(pomp(55 + lift + rnorm(length(class), 0, 18)), 0.10),
  goals = holes(pomp(48 + 0.7 * lift + rnorm(length(class), 0, 20)), 0.15),
  often = holes(as.integer(runif(length(class)) < plogis(0.2 + lift / 12)), 0.08),
  everyone = 1L,
  nobody = 0L)
# Only the class of three, the second and the fourth were asked this.
students$some <- ifelse(students$class %in% c(1, 2, 4), students$often, NA)
write.csv(students, "students.csv", row.names = FALSE, quote = FALSE)
teachers <- data.frame(
  conferencing = pomp(72 + rnorm(12, 0, 12)),
  goals = holes(pomp(66 + rnorm(12, 0, 15)), 0.2),
  often = c(1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1))
write.csv(teachers, "teachers.csv", row.names = FALSE, quote = FALSE)

# ---- means and percentages ------------------------------------------------------------------------------------------------

put_mean <- function(case, variable, design) {
  answered <- design[!is.na(design$variables[[variable]]), ]
  m <- svymean(as.formula(paste0("~", variable)), answered)
  df <- degf(answered)
  ci <- confint(m, df = df)
  put(case, value = coef(m)[[1]], se = SE(m)[[1]], df = df, low = ci[1], high = ci[2], n = nrow(answered))
}
# svyciprop takes the design's rows and degrees of freedom, so the design is cut to those who answered. It does not hold the
# effective count to the count; where that matters the same quantiles are taken at the count.
put_share <- function(case, variable, design) {
  answered <- design[!is.na(design$variables[[variable]]), ]
  p <- svyciprop(as.formula(paste0("~", variable)), answered, method = "beta", df = degf(answered))
  ci <- attr(p, "ci")
  v <- attr(p, "var")[1]
  n <- nrow(answered)
  effective <- p[[1]] * (1 - p[[1]]) / v * (qt(.025, n - 1) / qt(.025, degf(answered)))^2
  if (effective > n) {
    effective <- n
    ci <- c(qbeta(.025, n * p[[1]], n * (1 - p[[1]]) + 1), qbeta(.975, n * p[[1]] + 1, n * (1 - p[[1]])))
  }
  put(case, value = p[[1]], se = sqrt(v), df = degf(answered), low = ci[[1]], high = ci[[2]], n = n, effective = effective)
}

apiclus1$wide <- as.integer(apiclus1$sch.wide == "Yes")
apistrat$wide <- as.integer(apistrat$sch.wide == "Yes")
apiclus2$wide <- as.integer(apiclus2$sch.wide == "Yes")
# Two stages: districts, then schools. With replacement at the first stage the second adds nothing to the estimator of the variance.
two <- svydesign(id = ~dnum + snum, weights = ~pw, data = apiclus2)
clus <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)
strat <- svydesign(id = ~snum, strata = ~stype, weights = ~pw, data = apistrat)
strat_fpc <- svydesign(id = ~snum, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
lonely_data <- rbind(apistrat[apistrat$stype != "H", ], apistrat[apistrat$stype == "H", ][1, ])
lonely <- svydesign(id = ~snum, strata = ~stype, weights = ~pw, data = lonely_data)

put_mean("clus api00", "api00", clus)
put_mean("strat api00", "api00", strat)
put_mean("strat fpc api00", "api00", strat_fpc)
put_mean("lonely api00", "api00", lonely)
put_share("clus wide", "wide", clus)
put_share("strat wide", "wide", strat)
put_mean("two-stage api00", "api00", two)
put_share("two-stage wide", "wide", two)
for (type in c("E", "M", "H")) {
  put_mean(paste("two-stage api00 of", type), "api00", subset(two, stype == type))
  put_share(paste("two-stage wide of", type), "wide", subset(two, stype == type))
}
put_effect <- function(case, variable, design) {
  m <- svymean(as.formula(paste0("~", variable)), design, deff = "replace")
  put(case, effect = deff(m)[[1]])
}
put_effect("clus api00 effect", "api00", clus)
put_effect("strat api00 effect", "api00", strat)
put_effect("two-stage api00 effect", "api00", two)
put_effect("two-stage wide of E effect", "wide", subset(two, stype == "E"))
for (type in c("E", "M", "H")) {
  put_mean(paste("clus api00 of", type), "api00", subset(clus, stype == type))
  put_share(paste("clus wide of", type), "wide", subset(clus, stype == type))
}
# The same three domains by svyby, which must agree with the subsets above.
by_type <- svyby(~api00, ~stype, clus, svymean, covmat = TRUE)
for (type in c("E", "M", "H")) put(paste("svyby api00 of", type), value = coef(by_type)[[type]], se = SE(by_type)[by_type$stype == type])
put_mean("strat api00 of wide", "api00", subset(strat, wide == 1))
put_mean("strat fpc api00 of wide", "api00", subset(strat_fpc, wide == 1))

school <- svydesign(id = ~class, weights = ~1, data = students)
weighted <- svydesign(id = ~class, weights = ~weight, data = students)
staff <- svydesign(id = ~1, weights = ~1, data = teachers)
staff_window <- svydesign(id = ~1, weights = ~1, fpc = rep(20, 12), data = teachers)
for (variable in c("conferencing", "goals")) {
  put_mean(paste("students", variable), variable, school)
  put_mean(paste("weighted", variable), variable, weighted)
  put_mean(paste("teachers", variable), variable, staff)
  put_mean(paste("teachers of 20", variable), variable, staff_window)
}
put_share("students often", "often", school)
put_share("weighted often", "often", weighted)
put_share("students some", "some", school)

# The ends of Korn and Graubard: with the effective count at the count the interval is Clopper and Pearson's.
exact <- function(case, x, n) { ci <- binom.test(x, n)$conf.int; put(case, value = x / n, low = ci[1], high = ci[2]) }
exact("everyone", nrow(students), nrow(students))
exact("nobody", 0, nrow(students))
exact("classes alike", 20, 40)

# ---- differences and combinations -----------------------------------------------------------------------------------------

contrast <- function(case, stat, weights, df) {
  s <- svycontrast(stat, weights)
  put(case, value = coef(s)[[1]], se = SE(s)[[1]], low = coef(s)[[1]] - qt(.975, df) * SE(s)[[1]], high = coef(s)[[1]] + qt(.975, df) * SE(s)[[1]])
}
contrast("clus E less M", by_type, c(E = 1, M = -1), degf(subset(clus, stype %in% c("E", "M"))))
contrast("clus growth", svymean(~api00 + api99, clus), c(api00 = 1, api99 = -1), degf(clus))
contrast("clus mixture", svymean(~api00 + api99, clus), c(api00 = 0.3, api99 = 0.7), degf(clus))

# Practice scores and the index. Scales have their own holes, so each mean is a ratio over those who answered it.
composite <- function(design, a, b, coefficients) {
  v <- design$variables
  design <- update(design, ya = ifelse(is.na(v[[a]]), 0, v[[a]]), da = as.numeric(!is.na(v[[a]])),
                   yb = ifelse(is.na(v[[b]]), 0, v[[b]]), db = as.numeric(!is.na(v[[b]])))
  r <- svyratio(~ya + yb, ~da + db, design, covmat = TRUE)
  pick <- c(1, 4)                                     # ya/da and yb/db of the two by two ratios
  stopifnot(all.equal(as.vector(coef(r))[pick], c(mean(v[[a]], na.rm = TRUE), mean(v[[b]], na.rm = TRUE))))
  list(value = sum(coefficients * as.vector(coef(r))[pick]),
       v = as.vector(coefficients %*% vcov(r)[pick, pick] %*% coefficients), df = degf(design))
}
combined <- function(case, student, teacher) {
  v <- student$v + teacher$v
  df <- v^2 / (student$v^2 / student$df + teacher$v^2 / teacher$df)
  value <- student$value + teacher$value
  put(case, value = value, se = sqrt(v), df = df, low = value - qt(.975, df) * sqrt(v), high = value + qt(.975, df) * sqrt(v),
      low90 = value - qt(.95, df) * sqrt(v), high90 = value + qt(.95, df) * sqrt(v), in.place = 1 - pt((70 - value) / sqrt(v), df))
}
mean_of <- function(design, variable, k) {
  answered <- design[!is.na(design$variables[[variable]]), ]
  m <- svymean(as.formula(paste0("~", variable)), answered)
  list(value = k * coef(m)[[1]], v = k^2 * vcov(m)[1], df = degf(answered))
}
# Conferencing: teachers 1, students 2. Goals: teachers 1, students 1. Importance 1 and 3.
combined("practice conferencing", mean_of(school, "conferencing", 2 / 3), mean_of(staff, "conferencing", 1 / 3))
combined("practice goals", mean_of(school, "goals", 1 / 2), mean_of(staff, "goals", 1 / 2))
combined("index", composite(school, "conferencing", "goals", c(1 / 4 * 2 / 3, 3 / 4 * 1 / 2)),
         composite(staff, "conferencing", "goals", c(1 / 4 * 1 / 3, 3 / 4 * 1 / 2)))

# Teachers less students, both as simple samples: Welch's t test.
welch <- t.test(teachers$conferencing, students$conferencing)
put("welch", value = welch$estimate[[1]] - welch$estimate[[2]], se = welch$stderr, df = welch$parameter[[1]],
    low = welch$conf.int[1], high = welch$conf.int[2], p = welch$p.value)

write_rows("estimates.csv")

# ---- tests ----------------------------------------------------------------------------------------------------------------

# The nation at 70 percent of 8,000 answers with design effect 2.
answered <- school[!is.na(students$often), ]
m <- svymean(~often, answered)
nation <- 0.7 * 0.3 * 2 / 8000
d <- 100 * (coef(m)[[1]] - 0.7)
se <- 100 * sqrt(vcov(m)[1] + nation)
df <- (vcov(m)[1] + nation)^2 / (vcov(m)[1]^2 / degf(answered))
# The test of no difference takes the variance at the national share, times the design effect.
p <- coef(m)[[1]]
none <- max(1, vcov(m)[1] / (p * (1 - p) / nrow(answered))) * 0.7 * 0.3 / nrow(answered)
put("gap", value = d, se = se, df = df, low = d - qt(.975, df) * se, high = d + qt(.975, df) * se,
    p = 2 * pt(-abs(d / (100 * sqrt(none + nation))), (none + nation)^2 / (none^2 / degf(answered))),
    equivalence = max(pt((d + 10) / se, df, lower.tail = FALSE), pt((d - 10) / se, df)),
    h = 2 * asin(sqrt(coef(m)[[1]])) - 2 * asin(sqrt(0.7)))
write_rows("gaps.csv")

p <- c(0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 0.341, 0.384,
       0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986, 0.041, 0.008)
write.csv(data.frame(p = sprintf("%.17g", p), adjusted = sprintf("%.17g", p.adjust(p, "BH"))), "bh.csv", row.names = FALSE, quote = FALSE)

# ---- special functions ----------------------------------------------------------------------------------------------------

special <- list()
add <- function(f, x, a, b, value) {
  special[[length(special) + 1]] <<- data.frame(f, x = sprintf("%.17g", x), a = sprintf("%.17g", a), b = sprintf("%.17g", b), value = sprintf("%.17g", value))
}
for (x in c(1e-5, .1, .5, .99, 1, 1.5, 2, 2.0001, 3, 7.25, 15.9, 16, 42.5, 171, 1e4, 1e8)) add("lgamma", x, 0, 0, lgamma(x))
for (z in c(-37, -20, -8, -5, -3.0001, -3, -2.9999, -1.96, -1, -1e-3, 0, .3, 1.2, 2.5, 3, 4, 6, 8)) add("pnorm", z, 0, 0, pnorm(z))
for (p in c(1e-300, 1e-50, 1e-10, .001, .025, .05, .2, .4999, .5, .6, .9, .975, .999999)) add("qnorm", p, 0, 0, qnorm(p))
for (df in c(.3, 1, 1.7, 2, 3, 5, 11.83, 30, 182, 5000.5, 1e6, 1e9)) {
  for (t in c(-50, -12, -3.2, -1.5, -.2, -1e-4, 0, .7, 2.1, 6)) add("pt", t, df, 0, pt(t, df))
  for (p in c(1e-8, .001, .025, .05, .3, .49, .5, .75, .95, .975, .999)) add("qt", p, df, 0, qt(p, df))
}
shapes <- list(c(.5, .5), c(.01, 3), c(1, 1), c(1, 40), c(2, 5), c(8.3, 1.2), c(13.7, 21.4), c(60.5, .9), c(300.25, 200.5), c(5000, 7000), c(1e5, 3))
for (s in shapes) {
  for (x in c(1e-6, .01, .1, .3, .42, .5, .61, .9, .999)) add("pbeta", x, s[1], s[2], pbeta(x, s[1], s[2]))
  for (p in c(1e-4, .025, .05, .3, .5, .8, .95, .975, .9999)) add("qbeta", p, s[1], s[2], qbeta(p, s[1], s[2]))
}
for (q in list(c(.5, 3, 7), c(.975, 66, 132), c(.025, 5, 400), c(.025, 66, 198), c(.999, 1, 1), c(.3, 200, 10.5))) {
  add("qf", q[1], q[2], q[3], qf(q[1], q[2], q[3]))
}
write.csv(do.call(rbind, special), "special.csv", row.names = FALSE, quote = FALSE)
cat("Written with", R.version.string, "and survey", as.character(packageVersion("survey")), "\n")
