namespace CrdToolkit.Testing.GarbageCollection;

/// <summary>What an owner reference leads to.</summary>
internal enum OwnerState
{
    /// <summary>An object that keeps its dependents, or a kind that is not known.</summary>
    Solid,

    /// <summary>Nothing, or another object than the one that was meant.</summary>
    Absent,

    /// <summary>An object that wants to go when its dependents are gone.</summary>
    WaitingForDependents,
}
