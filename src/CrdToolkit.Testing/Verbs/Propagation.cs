namespace CrdToolkit.Testing.Verbs;

/// <summary>What becomes of the dependents of an object that is deleted (metav1.DeletionPropagation).</summary>
internal enum Propagation
{
    /// <summary>The garbage collector deletes them afterwards.</summary>
    Background,

    /// <summary>They go first.</summary>
    Foreground,

    /// <summary>They stay and lose their owner reference.</summary>
    Orphan,
}
