using System.Text.Json.Serialization;

namespace CrdToolkit.Parity.Cases.Texts;

/// <summary>Zone is a name of its own kind.</summary>
[JsonConverter(typeof(ZoneConverter)), SchemaType(typeof(string))]
[Constraints(MinLength = 1, MaxLength = 63, Pattern = "^[a-z]")]
public readonly record struct Zone(string Value);
