# Holds two tables of score to each other: Rscript score-compare.R R.csv SCORE.csv. Fails where a figure differs by more than 1e-6, relative where it is above 1.

arguments <- commandArgs(trailingOnly = TRUE)
key <- c("level", "unit", "measure")
numbers <- c("n", "estimate", "se", "df", "low", "high", "deff", "neff")
tables <- lapply(arguments, function(file) read.csv(file, check.names = FALSE)[c(key, numbers)])
both <- merge(tables[[1]], tables[[2]], by = key)
stopifnot(nrow(both) == nrow(tables[[1]]), nrow(both) == nrow(tables[[2]]))
compared <- 0
worst <- 0
for (number in numbers) {
  one <- both[[paste0(number, ".x")]]
  other <- both[[paste0(number, ".y")]]
  stopifnot(is.na(one) == is.na(other))
  compared <- compared + sum(!is.na(one))
  worst <- max(worst, abs(one - other) / pmax(1, abs(one)), na.rm = TRUE)
}
cat(sprintf("figures compared with R's: %d figures\n", compared))
cat(sprintf("largest difference: %.1e of the figure or of 1\n", worst))
if (worst > 1e-6) stop("The tables differ.")
