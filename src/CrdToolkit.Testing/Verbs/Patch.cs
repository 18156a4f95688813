using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Verbs;

/// <summary>A patch that was read.</summary>
/// <param name="Parameters">The parameters of the request.</param>
/// <param name="Apply">The value with the patch applied.</param>
/// <param name="Duplicates">Paths of members that occur twice in it.</param>
internal sealed record Patch(WriteParameters Parameters, Func<JsonValue, JsonValue> Apply, IReadOnlyList<string> Duplicates);
