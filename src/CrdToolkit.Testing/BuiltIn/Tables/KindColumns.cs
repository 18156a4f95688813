using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.BuiltIn.Tables;

/// <summary>The columns of a built-in kind.</summary>
/// <param name="Headings">The headings, between bars; those with a star are shown with <c>-o wide</c> only.</param>
/// <param name="Cells">What an object shows in them at a time.</param>
internal sealed record KindColumns(string Headings, Func<JsonObject, DateTimeOffset, IEnumerable<JsonValue>> Cells);
