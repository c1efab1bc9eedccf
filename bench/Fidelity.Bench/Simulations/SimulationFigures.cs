using System.Globalization;
using Fidelity.Core.Instruments;
using Fidelity.Core.Scoring;

namespace Fidelity.Bench.Simulations;

/// <summary>Runs every simulation and prints its tables, and its figures as lines `figure: value unit`.</summary>
internal static class SimulationFigures
{
    private static readonly int[] Staffs = [12, 16, 20, 30, 40, 60, 80];
    private static readonly int[] Rates = [50, 65, 80, 95];
    private static readonly (double Low, double High) Anywhere = (5, 95);

    /// <param name="instruments">The questionnaires whose straight-liners are looked for.</param>
    /// <param name="small">A twentieth of the trials: to see that it runs, not to read.</param>
    public static void Say(IEnumerable<Instrument> instruments, bool small)
    {
        var scale = small ? 1 : 20;
        SayStaffCoverage(500 * scale);
        SaySkewedCoverage(500 * scale);
        SayClassCoverage(200 * scale);
        SayFalseDiscoveries(2 * scale);
        SayFalseChanges(100 * scale);
        SayThreshold(2_500 * scale);
        SayStraightLiners(instruments, 500 * scale);
    }

    private static void SayStaffCoverage(int trials)
    {
        var cells = Staffs
            .SelectMany(staff => Rates.Select(rate => (Staff: staff, Rate: rate, Answered: (int)Math.Round(staff * rate / 100.0))))
            .Select(cell => (cell.Staff, cell.Rate, cell.Answered, Trials: StaffCoverage.Run(cell.Staff, cell.Answered, Anywhere, trials)))
            .ToList();
        foreach (var (figure, inference) in Enum.GetValues<Figure>().SelectMany(figure => Enum.GetValues<Inference>().Select(inference => (figure, inference))))
        {
            var coverages = cells.ConvertAll(cell => (
                cell.Staff, cell.Rate, cell.Answered, Coverage: Coverage.Of(cell.Trials.Where(one => one.Figure == figure && one.Estimate.Inference == inference))));
            Table($"Coverage, staffs, {figure}, {inference}", ["staff", "rate", "n", "coverage", "below", "above", "none", "width"], coverages.Select(cell =>
                (string[])[Text(cell.Staff), Text(cell.Rate), Text(cell.Answered), .. Cells(cell.Coverage)]));
            var percents = coverages.ConvertAll(cell => cell.Coverage.Percent);
            Figure($"coverage, staffs, {figure}, {inference}, overall", percents.Average(), "%");
            Figure($"coverage, staffs, {figure}, {inference}, lowest of a staff and rate", percents.Min(), "%");
            Figure($"coverage, staffs, {figure}, {inference}, highest of a staff and rate", percents.Max(), "%");
            Figure($"coverage, staffs, {figure}, {inference}, staffs and rates outside 94 to 96 %", percents.Count(percent => percent is < 94 or > 96), $"of {percents.Count}");
        }
    }

    private static void SaySkewedCoverage(int trials) =>
        Table("Coverage, what the school is like, by the true percent favorable of the item", ["percent", "n", "figure", "coverage", "below", "above", "none", "width"],
            from percent in (double[])[50, 80, 95]
            from answered in (int[])[6, 8, 10, 12, 20, 40, 76]
            let school = StaffCoverage.Run(answered + 4, answered, (percent, percent), trials)
            from figure in Enum.GetValues<Figure>()
            let coverage = Coverage.Of(school.Where(one => one.Figure == figure && one.Estimate.Inference == Inference.WhatTheSchoolIsLike))
            select (string[])[Text(percent), Text(answered), $"{figure}", .. Cells(coverage)]);

    private static void SayClassCoverage(int trials)
    {
        var cells = (from alike in (double[])[0, 0.05, 0.10, 0.20]
                     from classes in (int[])[2, 3, 4, 6, 10, 20, 30]
                     select (Alike: alike, Classes: classes, Trials: ClassCoverage.Run(classes, alike, Anywhere, trials))).ToList();
        foreach (var figure in Enum.GetValues<Figure>())
        {
            var coverages = cells.ConvertAll(cell => (cell.Alike, cell.Classes, Coverage: Coverage.Of(cell.Trials.Where(one => one.Figure == figure))));
            Table($"Coverage, classes, {figure}", ["ICC", "classes", "coverage", "below", "above", "none", "width"],
                coverages.Select(cell => (string[])[Text(cell.Alike), Text(cell.Classes), .. Cells(cell.Coverage)]));
            var percents = coverages.ConvertAll(cell => cell.Coverage.Percent);
            Figure($"coverage, classes, {figure}, overall", percents.Average(), "%");
            Figure($"coverage, classes, {figure}, lowest of an ICC and number", percents.Min(), "%");
            Figure($"coverage, classes, {figure}, highest of an ICC and number", percents.Max(), "%");
        }
    }

    private static void SayFalseDiscoveries(int nations)
    {
        (string Name, Func<double, int, IReadOnlyList<NationalFamily>> Run)[] kinds = [("teachers", NationalSchools.OfTeachers), ("students", NationalSchools.OfStudents)];
        foreach (var (name, run) in kinds)
        {
            var none = run(0, nations);
            var found = FalseDiscoveries.Of(none, Verdicts.Of);
            Figure($"false discovery rate, 200 null schools, {name} (also the share of schools with any)", found.Rate, "%");
            Figure($"items called above or below, null schools, {name}", found.FalsePositives, "%");
            Table($"Null schools, {name}: tests with p at most 0.05 and 0.0025, by the national percentage", ["percent", "p<=0.05", "p<=0.0025"],
                from item in Enumerable.Range(0, none[0].National.Count)
                let ps = none.Select(family => family.Gaps[item].PValue).OfType<double>().ToList()
                select (string[])[Text(none[0].National[item]), Text(100.0 * ps.Count(p => p <= 0.05) / ps.Count), Text(100.0 * ps.Count(p => p <= 0.0025) / ps.Count)]);
            Table($"Null schools, {name}: families with any false verdict, by the people who answered", ["people", "families", "any false"],
                none.GroupBy(family => family.Count switch { < 20 => "10-19", < 40 => "20-39", < 100 => "40-99", < 200 => "100-199", _ => "200+" }).OrderBy(group => group.Min(family => family.Count))
                    .Select(group => (string[])[group.Key, Text(group.Count()), Text(FalseDiscoveries.Of(group.ToList(), Verdicts.Of).AnyFalse)]));
            foreach (var difference in (double[])[10, 20])
            {
                var mixed = FalseDiscoveries.Of(run(difference, nations), Verdicts.Of);
                Figure($"false discovery rate, every other item {difference} points away, {name}", mixed.Rate, "%");
                Figure($"differences found, every other item {difference} points away, {name}", mixed.Power, "%");
            }
        }
    }

    private static void SayFalseChanges(int schools)
    {
        (string Name, IReadOnlyList<WaveFamily> Families)[] kinds =
        [
            ("teachers, drawn anew", ConstantSchools.OfTeachers(samePeople: false, schools)),
            ("teachers, the same people", ConstantSchools.OfTeachers(samePeople: true, schools)),
            ("students", ConstantSchools.OfStudents(schools / 2)),
        ];
        foreach (var (name, families) in kinds)
        {
            var percentages = FalseChanges.Of(families.Select(family => family.Percentages), Verdicts.OfChanges);
            var means = FalseChanges.Of(families.Select(family => family.Means), Verdicts.OfChanges);
            Figure($"called changed, six constant waves, percentages, {name}", percentages.Changes, "%");
            Figure($"waves with anything called changed, percentages, {name}", percentages.Families, "%");
            Figure($"called changed, six constant waves, means, {name}", means.Changes, "%");
            Figure($"waves with anything called changed, means, {name}", means.Families, "%");
        }
    }

    private static void SayStraightLiners(IEnumerable<Instrument> instruments, int respondents)
    {
        foreach (var instrument in instruments)
        {
            var found = StraightLiners.Of(instrument, respondents);
            Figure($"straight-liners flagged, {instrument.Key}", found.Straight, "%");
            Figure($"straight-liners with gaps flagged, {instrument.Key}", found.WithGaps, "%");
            Figure($"straight-liners with one other answer flagged, {instrument.Key}", found.WithSlip, "%");
            Figure($"honest respondents flagged, {instrument.Key}", found.Honest, "%");
            Figure($"honest respondents who can be judged, {instrument.Key}", found.Judged, "%");
        }
    }

    private static void SayThreshold(int schools)
    {
        var calibration = Calibration.Of(ThresholdSchools.Run(schools).Select(school => (school.Judgement.ProbabilityInPlace!.Value, school.IsInPlace)));
        Table("Probability of being in place", ["schools", "stated %", "observed %"],
            calibration.Bins.Select(bin => (string[])[Text(bin.Count), Text(bin.Stated), Text(bin.Observed)]));
        Figure("probability in place, mean error of a tenth", calibration.MeanError, "points");
        Figure("probability in place, largest error of a tenth", calibration.MaximumError, "points");
    }

    private static string[] Cells(Coverage coverage) =>
    [
        Text(coverage.Percent), Text(100.0 * coverage.TooLow / coverage.Intervals), Text(100.0 * coverage.TooHigh / coverage.Intervals),
        Text(coverage.Without), Text(coverage.Width),
    ];

    private static void Table(string title, string[] heads, IEnumerable<string[]> rows)
    {
        Console.WriteLine($"\n# {title}");
        Console.WriteLine(string.Join(' ', heads.Select(head => head.PadLeft(9))));
        foreach (var row in rows)
        {
            Console.WriteLine(string.Join(' ', row.Select(cell => cell.PadLeft(9))));
        }
    }

    private static void Figure(string figure, double value, string unit) => Console.WriteLine($"{figure}: {Text(value)} {unit}");

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
