using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>An object in one of its versions, with the type of that version.</summary>
/// <param name="Value">The object.</param>
/// <param name="Type">The type.</param>
internal sealed record VersionedFields(JsonObject Value, FieldType Type);
