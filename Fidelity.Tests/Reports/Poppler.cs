using System.Diagnostics;

namespace Fidelity.Tests.Reports;

/// <summary>Reads a PDF back with poppler's programs, which share nothing with what printed it.</summary>
internal static class Poppler
{
    /// <summary>The text in the order in which it was drawn, a form feed after each page.</summary>
    public static Task<string> TextAsync(byte[] pdf) => ReadAsync("pdftotext", pdf, "-raw");

    public static async Task<string> ReadAsync(string program, byte[] pdf, params string[] options)
    {
        var file = Path.Combine(Path.GetTempPath(), $"fidelity-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        try
        {
            string[] arguments = program == "pdftotext" ? [.. options, file, "-"] : [.. options, file];
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
