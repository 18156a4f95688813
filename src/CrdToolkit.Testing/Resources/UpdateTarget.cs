namespace CrdToolkit.Testing.Resources;

/// <summary>Which part of an object a write is about.</summary>
internal enum UpdateTarget
{
    /// <summary>All but the status, where that is a subresource.</summary>
    Main,

    /// <summary>The status alone.</summary>
    Status,

    /// <summary>The part of the status that approves or denies a certificate signing request.</summary>
    Approval,
}
