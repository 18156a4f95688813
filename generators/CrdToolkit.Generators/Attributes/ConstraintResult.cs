using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Attributes;

/// <summary>What comes of a constraint on a schema: the narrower schema, or why there is none. Without either it does not fit the value.</summary>
internal readonly record struct ConstraintResult
{
    /// <summary>The constraint says nothing of such a value.</summary>
    public static ConstraintResult Misfit => default;

    /// <summary>The schema with the constraint.</summary>
    public JsonSchemaProps? Schema { get; private init; }

    /// <summary>What is wrong with the argument, as the end of a sentence about the attribute.</summary>
    public string? Mistake { get; private init; }

    /// <summary>What it contradicts, as a sentence.</summary>
    public string? Conflict { get; private init; }

    public static implicit operator ConstraintResult(JsonSchemaProps schema) => new() { Schema = schema };

    public static ConstraintResult Wrong(string mistake) => new() { Mistake = mistake };

    public static ConstraintResult Contradicts(string conflict) => new() { Conflict = conflict };

    /// <summary>A further constraint, where this one gave a schema.</summary>
    public ConstraintResult Then(Func<JsonSchemaProps, ConstraintResult> next) => Schema is { } schema ? next(schema) : this;
}
