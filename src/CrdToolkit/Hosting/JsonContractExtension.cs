using System.Text.Json.Serialization.Metadata;

namespace CrdToolkit;

/// <summary>A context that the application adds to the JSON contract.</summary>
internal sealed record JsonContractExtension(IJsonTypeInfoResolver Resolver);
