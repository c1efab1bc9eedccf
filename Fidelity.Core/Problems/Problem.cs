namespace Fidelity.Core.Problems;

/// <summary>
/// One thing that is wrong with what somebody gave us, worded so that they can mend it. Problems are returned, all of them at once,
/// never thrown: an exception means a bug or broken plumbing.
/// </summary>
/// <param name="Code">Stable and documented, e.g. <c>ROS-012</c>: users look it up, tests name it.</param>
/// <param name="Message">One sentence on what is wrong and what to do.</param>
/// <param name="File">The file as the user names it, if any.</param>
/// <param name="Line">1-based; 0 when the problem is not tied to a line.</param>
/// <param name="Column">The column's name in a CSV file, the path in a YAML file; empty when it is the whole line.</param>
public sealed record Problem(string Code, string Message, string File = "", int Line = 0, string Column = "")
{
    /// <summary>The command line's form: <c>CODE file:line:column message</c>, with the parts that are missing left out.</summary>
    public override string ToString()
    {
        var where = string.Join(':', new[] { File, Line > 0 ? $"{Line}" : "", Column }.Where(part => part.Length > 0));
        return where.Length == 0 ? $"{Code} {Message}" : $"{Code} {where} {Message}";
    }
}
