using System.Diagnostics.CodeAnalysis;

namespace CrdToolkit;

/// <summary>
/// The constraints of a schema by their keywords, for what the attributes of .NET cannot stand on: types, items of lists, values of maps.
/// A property that is not set says nothing.
/// </summary>
public abstract class SchemaConstraintsAttribute : Attribute
{
    private protected SchemaConstraintsAttribute()
    {
    }

    /// <summary>The least number (<c>minimum</c>).</summary>
    public double Minimum { get; set; }

    /// <summary>Whether <see cref="Minimum"/> itself is too small.</summary>
    public bool ExclusiveMinimum { get; set; }

    /// <summary>The greatest number (<c>maximum</c>).</summary>
    public double Maximum { get; set; }

    /// <summary>Whether <see cref="Maximum"/> itself is too great.</summary>
    public bool ExclusiveMaximum { get; set; }

    /// <summary>A number, greater than zero, of which the value is a multiple (<c>multipleOf</c>).</summary>
    public double MultipleOf { get; set; }

    /// <summary>The least number of characters of a string (<c>minLength</c>).</summary>
    public int MinLength { get; set; }

    /// <summary>The greatest number of characters of a string (<c>maxLength</c>).</summary>
    public int MaxLength { get; set; }

    /// <summary>A regular expression, as it stands, that some part of the string matches (<c>pattern</c>).</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? Pattern { get; set; }

    /// <summary>What the string looks like, such as <c>ipv4</c> (<c>format</c>).</summary>
    public string? Format { get; set; }

    /// <summary>The values that are allowed (<c>enum</c>).</summary>
    public object[]? AllowedValues { get; set; }

    /// <summary>The least number of items of a list (<c>minItems</c>).</summary>
    public int MinItems { get; set; }

    /// <summary>The greatest number of items of a list (<c>maxItems</c>).</summary>
    public int MaxItems { get; set; }

    /// <summary>The least number of properties of an object or entries of a map (<c>minProperties</c>).</summary>
    public int MinProperties { get; set; }

    /// <summary>The greatest number of properties of an object or entries of a map (<c>maxProperties</c>).</summary>
    public int MaxProperties { get; set; }
}
