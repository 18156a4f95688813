using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Generators.Applying;

/// <summary>An enum with the texts of its values.</summary>
/// <param name="Type">The enum, with <c>global::</c>.</param>
/// <param name="Values">The fields, as C# names them, with their texts; of equal values the first.</param>
internal sealed record ApplyEnumModel(string Type, EquatableArray<KeyValuePair<string, string>> Values);
