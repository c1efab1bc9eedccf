using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Fidelity.Bench;

/// <summary>How many packed answers a second one core counts into sufficient statistics, and what that allocates.</summary>
internal static class KernelFigures
{
    public static void Say(bool small)
    {
        // In this process: a project that BenchmarkDotNet writes would have to be restored from a feed.
        var job = (small ? Job.Dry : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance).WithOption(ConfigOptions.DisableLogFile, true).AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "fidelity-bench"));
        var report = BenchmarkRunner.Run<CountAnswers>(config).Reports.Single();
        var (seconds, bytes) = (report.ResultStatistics!, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase));
        Say("answers counted on one core, median", CountAnswers.Answers / seconds.Median * 1e3, "million a second");
        Say("answers counted on one core, best", CountAnswers.Answers / seconds.Min * 1e3, "million a second");
        Say("allocated for a response", (double)(bytes ?? 0) / CountAnswers.Students, "bytes");
    }

    private static void Say(string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: {value:0.0} {unit}"));
}
