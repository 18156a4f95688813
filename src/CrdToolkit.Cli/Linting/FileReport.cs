namespace CrdToolkit.Cli.Linting;

/// <summary>What was found in one file.</summary>
/// <param name="Findings">In the order of the file.</param>
/// <param name="Definitions">How many definitions it holds.</param>
/// <param name="Skipped">How many documents of other kinds.</param>
/// <param name="Claims">The names that the definitions claim.</param>
/// <param name="Unreadable">Why the file could not be read; null when it could.</param>
internal sealed record FileReport(IReadOnlyList<Finding> Findings, int Definitions, int Skipped, IReadOnlyList<NameClaim> Claims, string? Unreadable = null);
