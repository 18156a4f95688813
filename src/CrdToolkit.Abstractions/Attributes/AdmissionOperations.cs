namespace CrdToolkit;

/// <summary>The operations that a webhook is asked about.</summary>
[Flags]
public enum AdmissionOperations
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>An object is created.</summary>
    Create = 1,

    /// <summary>An object is updated or patched.</summary>
    Update = 2,

    /// <summary>An object is deleted.</summary>
    Delete = 4,

    /// <summary>A connection is made, as by <c>exec</c> or <c>proxy</c>.</summary>
    Connect = 8,

    /// <summary>All of them, also those that a later Kubernetes has.</summary>
    All = 16,
}
