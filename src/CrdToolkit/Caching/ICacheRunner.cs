namespace CrdToolkit;

/// <summary>Keeps a cache up to date while the operator runs.</summary>
internal interface ICacheRunner
{
    /// <summary>The kind of the objects.</summary>
    ResourceDescriptor Descriptor { get; }

    /// <summary>Done once all objects were read for the first time.</summary>
    Task Synced { get; }

    /// <summary>How its readers fare: one, or one for each namespace.</summary>
    IReadOnlyList<ReaderReport> Readers { get; }

    /// <summary>Reads until cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
