namespace CrdToolkit.Testing.Resources;

/// <summary>The name of a resource in error messages: <c>widgets.example.com</c>, or <c>pods</c> of the core group.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Resource">The plural name.</param>
internal readonly record struct GroupResource(string Group, string Resource)
{
    /// <inheritdoc/>
    public override string ToString() => Group.Length == 0 ? Resource : $"{Resource}.{Group}";
}
