using System.Diagnostics.CodeAnalysis;

namespace CrdToolkit;

/// <summary>A value that shows what is meant (<c>example</c>); the API server keeps it and checks nothing.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ExampleAttribute : Attribute
{
    /// <summary>An example that C# can say as a constant.</summary>
    /// <param name="value">A constant of the type of the property.</param>
    public ExampleAttribute(object value) => Value = value;

    /// <summary>An example as JSON, for lists and objects: <c>[Example(Json = "[1, 2]")]</c>.</summary>
    public ExampleAttribute()
    {
    }

    /// <summary>The constant.</summary>
    public object? Value { get; }

    /// <summary>The example as JSON.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? Json { get; set; }
}
