namespace CrdToolkit.Cli;

/// <summary>What commands return.</summary>
internal static class ExitCode
{
    /// <summary>Nothing was found.</summary>
    public const int Clean = 0;

    /// <summary>Something was found that fails the run.</summary>
    public const int Findings = 1;

    /// <summary>The command line makes no sense, or a file cannot be read or written.</summary>
    public const int Usage = 2;

    /// <summary>The run was interrupted, as shells say it.</summary>
    public const int Interrupted = 130;
}
