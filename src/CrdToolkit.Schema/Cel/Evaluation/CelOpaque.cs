namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>A value of which nothing is known but what its own fields and methods give.</summary>
internal abstract class CelOpaque
{
    /// <summary>A field.</summary>
    public virtual object Field(string name) => CelUnknown.Instance;

    /// <summary>A field, if it is there: an optional value.</summary>
    public virtual object Optional(string name) => CelUnknown.Instance;

    /// <summary>The result of a method.</summary>
    public abstract object Call(string method, IReadOnlyList<object> arguments);
}
