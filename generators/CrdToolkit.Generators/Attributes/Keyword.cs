using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Attributes;

/// <summary>A constraint by its name in C#.</summary>
/// <param name="Name">The name: of an attribute without its suffix, and of the argument of attributes that hold several constraints.</param>
/// <param name="Apply">Adds what it says to a schema.</param>
/// <param name="Use">What it is for, as the end of a sentence.</param>
internal sealed record Keyword(string Name, Func<ConstraintUse, JsonSchemaProps, ConstraintResult> Apply, string Use);
