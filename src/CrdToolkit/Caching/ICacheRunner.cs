namespace CrdToolkit;

/// <summary>Keeps a cache up to date while the operator runs.</summary>
internal interface ICacheRunner
{
    /// <summary>Reads until cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
