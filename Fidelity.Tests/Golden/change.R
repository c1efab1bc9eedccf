# Prints the numbers that changes, gaps of subgroups, and figures over schools are held to. From this folder: Rscript change.R
# Each answer is one row: case,statistic,value.

suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = FALSE, digits = 17)
set.seed(20261122)

rows <- list()
put <- function(case, ...) {
  values <- c(...)
  rows[[length(rows) + 1]] <<- data.frame(case = case, statistic = names(values), value = sprintf("%.17g", unname(values)))
}

# ---- the data -------------------------------------------------------------------------------------------------------------

# Seven made schools in two waves, the last in the first wave only; classes of unequal size, keys drawn anew for each wave. `sub` is a
# subgroup (NA: not known), `rare` one in two classes of a school, `lone` one in a single class; everybody in `rare` says often.
holes <- function(x, share) replace(x, runif(length(x)) < share, NA)
one_wave <- function(wave) {
  do.call(rbind, lapply(seq_len(if (wave == 1) 7 else 6), function(school) {
    sizes <- sample(6:22, 5)
    class <- rep(seq_along(sizes), sizes)
    lift <- 6 * (school - 4) + 4 * (wave - 1) + rnorm(5, 0, 7)[class]
    n <- length(class)
    sub <- as.integer(runif(n) < c(.1, .3, .5, .2, .4)[class])
    rare <- as.integer(class <= 2 & runif(n) < .5)
    score <- round(pmin(100, pmax(0, 52 + lift - 7 * sub + rnorm(n, 0, 17))) / 6.25) * 6.25
    data.frame(wave, school, class = 1000 * wave + 10 * school + class, weight = c(.7, 1, 1.2, 1.6)[1 + seq_len(n) %% 4],
               sub = holes(sub, .04), rare, lone = as.integer(class == 3 & sub == 1), score = holes(score, .1),
               often = holes(ifelse(rare == 1, 1L, as.integer(runif(n) < plogis((lift - 5 * sub) / 15))), .06))
  }))
}
students <- rbind(one_wave(1), one_wave(2))
write.csv(students, "change-students.csv", row.names = FALSE, quote = FALSE)

staff <- data.frame(wave = rep(1:2, c(21, 17)))
staff$score <- round(pmin(100, 61 + 8 * (staff$wave - 1) + rnorm(38, 0, 13)) / 6.25) * 6.25
staff$often <- as.integer(runif(38) < c(.4, .7)[staff$wave])
write.csv(staff, "change-teachers.csv", row.names = FALSE, quote = FALSE)

# 34 schools' scores with ties, and their students' growth; NA is a school with low response.
schools <- data.frame(score = round(pmin(100, pmax(0, rnorm(34, 66, 13)))), growth = NA_real_)
schools$growth <- round(pmin(99, pmax(1, 50 + 0.45 * (schools$score - 66) + rnorm(34, 0, 11))))
schools$score[c(5, 18, 29, 31)] <- NA
write.csv(schools, "change-schools.csv", row.names = FALSE, quote = FALSE)

# ---- differences of one design --------------------------------------------------------------------------------------------

# svycontrast over svyby with its covariances; degrees of freedom are the smaller of the two domains'.
gap <- function(case, variable, group, design, unit = 1) {
  v <- design$variables
  answered <- design[!is.na(v[[variable]]) & !is.na(v[[group]]), ]
  by <- svyby(as.formula(paste0("~", variable)), as.formula(paste0("~", group)), answered, svymean, covmat = TRUE)
  s <- svycontrast(by, c(-1, 1))
  sides <- lapply(by[[group]], function(g) degf(answered[answered$variables[[group]] == g, ]))
  df <- min(unlist(sides))
  value <- unit * coef(s)[[1]]
  se <- unit * SE(s)[[1]]
  put(case, value = value, se = se, df = df, low = value - qt(.975, df) * se, high = value + qt(.975, df) * se, p = 2 * pt(-abs(value / se), df),
      equivalence = max(pt((value + 10) / se, df, lower.tail = FALSE), pt((value - 10) / se, df)), n = nrow(answered),
      covariance = vcov(by)[1, 2] * unit^2)
  invisible(by)
}
h <- function(case, by) put(case, h = 2 * asin(sqrt(coef(by)[[2]])) - 2 * asin(sqrt(coef(by)[[1]])))

first <- subset(students, wave == 1)
one <- subset(first, school == 3)
in_one <- svydesign(id = ~class, weights = ~weight, data = one)
in_all <- svydesign(id = ~class, strata = ~school, weights = ~weight, data = first)
for (group in c("sub", "rare")) gap(paste("mean of", group, "in one school"), "score", group, in_one)
gap("mean of sub in all schools", "score", "sub", in_all)
h("share of sub in one school", gap("share of sub in one school", "often", "sub", in_one, 100))
h("share of sub in all schools", gap("share of sub in all schools", "often", "sub", in_all, 100))

# The same schools in both waves, as PSUs.
both <- svydesign(id = ~school, weights = ~weight, data = students)
gap("mean of wave", "score", "wave", both)
h("share of wave", gap("share of wave", "often", "wave", both, 100))

# ---- different people in each wave ----------------------------------------------------------------------------------------

welch <- function(case, variable, unit) {
  t <- t.test(unit * staff[staff$wave == 2, variable], unit * staff[staff$wave == 1, variable])
  put(case, value = t$estimate[[1]] - t$estimate[[2]], se = t$stderr, df = t$parameter[[1]], low = t$conf.int[1], high = t$conf.int[2], p = t$p.value)
}
welch("teachers mean", "score", 1)
welch("teachers share", "often", 100)

# ---- schools as PSUs ------------------------------------------------------------------------------------------------------

like_these <- svydesign(id = ~school, weights = ~weight, data = first)
m <- svymean(~score, subset(like_these, !is.na(score)))
ci <- confint(m, df = degf(like_these))
put("schools as PSUs mean", value = coef(m)[[1]], se = SE(m)[[1]], df = degf(like_these), low = ci[1], high = ci[2])
p <- svyciprop(~often, subset(like_these, !is.na(often)), method = "beta", df = degf(like_these))
put("schools as PSUs share", value = 100 * p[[1]], se = 100 * sqrt(attr(p, "var")[1]), df = degf(like_these), low = 100 * attr(p, "ci")[[1]], high = 100 * attr(p, "ci")[[2]])

# ---- program fidelity, at 70 ----------------------------------------------------------------------------------------------

counted <- schools[!is.na(schools$score), ]
counted$in_place <- as.integer(counted$score >= 70)
program <- function(case, design) {
  p <- svyciprop(~in_place, design, method = "beta", df = degf(design))
  put(case, value = 100 * p[[1]], se = 100 * sqrt(attr(p, "var")[1]), low = 100 * attr(p, "ci")[[1]], high = 100 * attr(p, "ci")[[2]],
      leave = sum(counted$score >= 70 & counted$score < 75), join = sum(counted$score >= 65 & counted$score < 70))
}
program("program like these", svydesign(id = ~1, weights = ~1, data = counted))
program("program these", svydesign(id = ~1, weights = ~1, fpc = rep(34, nrow(counted)), data = counted))
all_in <- binom.test(12, 12)$conf.int
put("program all in place", low = 100 * all_in[1], high = 100 * all_in[2])

# ---- ranks ----------------------------------------------------------------------------------------------------------------

percentiles <- 100 * (rank(counted$score, ties.method = "average") - 0.5) / nrow(counted)
for (i in seq_along(percentiles)) put("peers", setNames(percentiles[i], paste("school", which(!is.na(schools$score))[i])))

spearman <- function(case, x, y, p) {
  rho <- cor(x, y, method = "spearman")
  reach <- qnorm(.975) * sqrt((1 + rho^2 / 2) / (length(x) - 3))
  put(case, rho = rho, p = p, low = tanh(atanh(rho) - reach), high = tanh(atanh(rho) + reach))
}
random <- replicate(200000, cor(rank(counted$score), sample(rank(counted$growth))))
spearman("schools", counted$score, counted$growth, mean(abs(random) >= abs(cor(counted$score, counted$growth, method = "spearman")) - 1e-12))
# The example of ?cor.test, after Hollander and Wolfe: nine pairs without ties, where R's p is exact.
x <- c(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1)
y <- c(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8)
spearman("tuna", x, y, cor.test(x, y, method = "spearman", exact = TRUE)$p.value)
# Seven pairs with ties: every arrangement.
x <- c(1, 2, 2, 4, 5, 6, 7)
y <- c(2, 1, 3, 3, 3, 6, 5)
arrangements <- function(v) if (length(v) == 1) list(v) else do.call(c, lapply(seq_along(v), function(i) lapply(arrangements(v[-i]), function(rest) c(v[i], rest))))
rhos <- vapply(arrangements(rank(y)), function(a) cor(rank(x), a), 0)
spearman("ties", x, y, mean(abs(rhos) >= abs(cor(x, y, method = "spearman")) - 1e-12))

# ---- careless answers -----------------------------------------------------------------------------------------------------

# The questionnaire of score-instrument.yaml: c-3 is reversed, c-4 has two options, g-3 is descriptive. Every ninth gives the same
# answer to all items of five options, and to c-4 what comes to mind.
n <- 90
answers <- as.data.frame(matrix(sample(c(0, 1:5), n * 7, TRUE, c(.08, .1, .2, .3, .2, .12)), n))
names(answers) <- c("c-1", "c-2", "c-3", "c-4", "g-1", "g-2", "g-3")
answers[["c-4"]] <- sample(0:2, n, TRUE)
liners <- seq(9, n, 9)
answers[liners, c(1:3, 5:7)] <- sample(1:5, length(liners), TRUE)
answers[18, 2] <- 0     # One of them left an item out: five answers are too few to say.
answers <- cbind(class = rep(1:6, each = 15), answers)
write.csv(answers, "careless.csv", row.names = FALSE, quote = FALSE)

five <- as.matrix(answers[, c("c-1", "c-2", "c-3", "g-1", "g-2", "g-3")])
judged <- rowSums(five > 0) >= 6
careless <- judged & apply(five, 1, function(a) length(unique(a)) == 1)
put("careless", count = sum(careless), judged = sum(judged), percent = 100 * sum(careless) / sum(judged))
pomp <- function(item, options) ifelse(answers[[item]] == 0, NA, 100 * (answers[[item]] - 1) / (options - 1))
scales <- list(choice = cbind(pomp("c-1", 5), pomp("c-2", 5), 100 - pomp("c-3", 5), pomp("c-4", 2)), goals = cbind(pomp("g-1", 5), pomp("g-2", 5)))
for (scale in names(scales)) {
  items <- scales[[scale]]
  data <- data.frame(class = answers$class, careless, score = ifelse(3 * rowSums(!is.na(items)) >= 2 * ncol(items), rowMeans(items, na.rm = TRUE), NA))
  design <- svydesign(id = ~class, weights = ~1, data = data)
  for (who in c("all", "without")) {
    domain <- design[!is.na(data$score) & (who == "all" | !data$careless), ]
    m <- svymean(~score, domain)
    ci <- confint(m, df = degf(domain))
    put(paste("careless", scale, who), value = coef(m)[[1]], se = SE(m)[[1]], low = ci[1], high = ci[2], n = nrow(domain))
  }
}

write.csv(do.call(rbind, rows), "change.csv", row.names = FALSE, quote = FALSE)
cat("Written with", R.version.string, "and survey", as.character(packageVersion("survey")), "\n")
