using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Storage;

/// <summary>A stored state as one version of its resource shows it.</summary>
/// <param name="By">What made it; a changed schema is another instance.</param>
/// <param name="Value">The object.</param>
/// <param name="Next">How another version shows it; null for none.</param>
internal sealed record ShownObject(object By, JsonObject Value, ShownObject? Next);
