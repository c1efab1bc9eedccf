using System.Diagnostics;
using System.Globalization;
using Fidelity.Bench;
using Fidelity.Bench.Field;
using Fidelity.Bench.Simulations;
using Fidelity.Core.Releases;
using Fidelity.Core.Waves;
using Fidelity.Data;
using Fidelity.Data.Database;
using Fidelity.Data.Instruments;
using Fidelity.Data.Reports;
using Fidelity.Jobs.Reports;
using Fidelity.Reports;
using Microsoft.Extensions.DependencyInjection;

// What is measured inside a process, on the demonstration district in a folder: `Fidelity.Bench DIR [disclosure]`; or, without any data,
// `Fidelity.Bench simulations [--small]`, `Fidelity.Bench kernel [--small]` or `Fidelity.Bench protection [--small]`; `Fidelity.Bench field WEB.dll DIR [--small]`; or a state's release, step by step (state.sh). Each line is `figure: value unit`.
var library = ((InstrumentsLoaded)LoadInstruments.Read(InstrumentFiles.Locate()!)).Library;
if (args is ["simulations"] or ["simulations", "--small"])
{
    SimulationFigures.Say(library.Instruments, small: args.Length > 1);
    return 0;
}

if (args is ["kernel"] or ["kernel", "--small"])
{
    KernelFigures.Say(small: args.Length > 1);
    return 0;
}

if (args is ["protection"] or ["protection", "--small"])
{
    DisclosureSpeed.Say(library, small: args.Length > 1);
    return 0;
}

if (args is ["field", _, _] or ["field", _, _, "--small"])
{
    return await FieldFigures.SayAsync(args[1], args[2], small: args.Length > 3) ? 0 : 1;
}

if (args is ["state", "make" or "release" or "again", _, _])
{
    await using var state = new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddFidelityData(new DataFolder(args[2]), new DatabaseOptions(), library, new SurveyLinks("http://127.0.0.1"))
        .BuildServiceProvider();
    await StateFigures.SayAsync(state, library, args[1], int.Parse(args[3], CultureInfo.InvariantCulture));
    return 0;
}

if (args is not [var directory, .. var rest] || rest is not ([] or ["disclosure"]))
{
    Console.Error.WriteLine("Usage: Fidelity.Bench DIR [disclosure], a folder that `demo --out DIR` has made; or Fidelity.Bench simulations [--small]; Fidelity.Bench kernel [--small]; Fidelity.Bench protection [--small]; Fidelity.Bench field WEB.dll DIR [--small]; or Fidelity.Bench state make|release|again DIR SCHOOLS.");
    return 2;
}

await using var services = new ServiceCollection()
    .AddLogging()
    .AddSingleton(TimeProvider.System)
    .AddFidelityData(new DataFolder(directory), new DatabaseOptions(), library, new SurveyLinks("http://127.0.0.1"))
    .AddReportJobs()
    .BuildServiceProvider();
await using var scope = services.CreateAsyncScope();
var release = new ReleaseId(1);
if (rest.Length > 0)
{
    await DisclosureFigures.SayAsync(scope.ServiceProvider.GetRequiredService<FidelityDb>(), release);
    return 0;
}

var schools = await scope.ServiceProvider.GetRequiredService<FindReportSchools>().RunAsync(release, default);
var load = scope.ServiceProvider.GetRequiredService<LoadSchoolReport>();
var pdf = scope.ServiceProvider.GetRequiredService<SchoolReportPdf>();

List<double> seconds = [];
List<double> kibibytes = [];
foreach (var school in schools.Prepend(schools[0]))
{
    var watch = Stopwatch.StartNew();
    var report = ((SchoolReportLoaded)await load.RunAsync(release, school.Id, default)).Report;
    kibibytes.Add((await pdf.MakeAsync(report, default)).Length / 1024.0);
    seconds.Add(watch.Elapsed.TotalSeconds);
}

Say("one PDF, cold (Chromium starts)", seconds[0], "s");
Say("one PDF, warm, from the database to the bytes, median", Median(seconds.Skip(1)), "s");
Say("one PDF, warm, slowest", seconds.Skip(1).Max(), "s");
Say("one PDF, size, median", Median(kibibytes.Skip(1)), "KiB");
return 0;

static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

static void Say(string figure, double value, string unit) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: {value:0.00} {unit}"));
