namespace CrdToolkit.Schema.Definitions;

/// <summary>The value of <c>additionalProperties</c>: a schema, or whether any value may stand there.</summary>
/// <param name="Allows">True, or a schema is given: further properties may be there.</param>
/// <param name="Schema">What their values must satisfy; null where any value may stand, or none.</param>
public sealed record JsonSchemaPropsOrBoolean(bool Allows, JsonSchemaProps? Schema)
{
    /// <summary>A map whose values satisfy a schema.</summary>
    public static implicit operator JsonSchemaPropsOrBoolean(JsonSchemaProps schema) => new(true, schema);
}
