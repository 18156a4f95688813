namespace CrdToolkit.Testing.Patching;

/// <summary>How the lists of a kind are merged: <c>x-kubernetes-patch-strategy</c> and <c>x-kubernetes-patch-merge-key</c>.</summary>
internal interface IMergeKeys
{
    /// <summary>What holds for the members of an object.</summary>
    /// <param name="path">The members that lead to the list from the root; items of lists are no step of their own.</param>
    ListMergeStrategy? Find(ReadOnlySpan<string> path);
}
