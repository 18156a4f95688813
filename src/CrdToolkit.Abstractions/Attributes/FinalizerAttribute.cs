namespace CrdToolkit;

/// <summary>
/// On a reconciler: objects get this finalizer before they are first reconciled, and a deleted object is given to
/// <c>FinalizeAsync</c>, which the reconciler must have, until that is done. Other finalizers are never touched.
/// </summary>
/// <param name="name">A qualified name, such as <c>infra.example.com/machine</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FinalizerAttribute(string name) : Attribute
{
    /// <summary>The name of the finalizer.</summary>
    public string Name { get; } = name;
}
