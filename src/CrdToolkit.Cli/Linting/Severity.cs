namespace CrdToolkit.Cli.Linting;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>The API server accepts it, and it does not do what it says.</summary>
    Warning,

    /// <summary>The API server refuses it.</summary>
    Error,
}
