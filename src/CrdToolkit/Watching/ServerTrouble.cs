namespace CrdToolkit;

/// <summary>What all readers of a server suffer from at once.</summary>
internal enum ServerTrouble
{
    None,

    /// <summary>It does not answer.</summary>
    Unreachable,

    /// <summary>It does not accept the credentials.</summary>
    Unauthorized,
}
