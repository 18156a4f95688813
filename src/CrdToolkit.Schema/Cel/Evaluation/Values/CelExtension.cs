namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>A value of a type that Kubernetes adds to the language. It is equal to one that its <see cref="object.Equals(object)"/> says.</summary>
internal abstract class CelExtension
{
    /// <summary>The name of its type.</summary>
    public abstract string TypeName { get; }

    /// <summary>What <c>string()</c> makes of it; null where it makes nothing.</summary>
    public virtual string? Text => null;

    /// <summary>The result of a method; null where it is not for such arguments.</summary>
    public abstract object? Call(string method, IReadOnlyList<object> arguments);

    /// <summary>The methods that compare.</summary>
    protected static object? Ordered(string method, int order) => method switch
    {
        "compareTo" => (long)Math.Sign(order),
        "isLessThan" => order < 0,
        "isGreaterThan" => order > 0,
        _ => null,
    };
}
