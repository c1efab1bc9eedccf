namespace Fidelity.Core.Rosters.OneRoster;

/// <summary>What one import may bring. Far above a large district; low enough that a broken or hostile file ends soon.</summary>
public static class RosterLimits
{
    public const int RowsAFile = 2_000_000;

    /// <summary>Unpacked.</summary>
    public const long BytesAFile = 512L * 1024 * 1024;

    /// <summary>Packed, as uploaded.</summary>
    public const long BytesASet = 512L * 1024 * 1024;

    public const int FilesASet = 1_000;

    /// <summary>A quotation mark that is never closed would otherwise swallow the file.</summary>
    public const int BytesARow = 256 * 1024;

    public const int ProblemsListed = 1_000;

    public const int WarningsListed = 200;

    /// <summary>A plan that ends more than this share of what is active is pointed out.</summary>
    public const double EndedShareToWarn = 0.2;

    /// <summary>Below this many active rows the share says nothing.</summary>
    public const int ActiveRowsToWarn = 20;
}
