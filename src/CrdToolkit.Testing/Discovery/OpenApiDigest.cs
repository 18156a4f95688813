using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Discovery;

/// <summary>
/// Tells whether an OpenAPI document has changed without writing it: built-in kinds change with this assembly only, custom resources
/// with their definitions.
/// </summary>
internal sealed class OpenApiDigest
{
    private readonly ConditionalWeakTable<ApiResource, string> known = [];

    /// <summary>The digest of the document of these resources, in the form of the API server.</summary>
    public string Of(IEnumerable<ApiResource> resources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        hash.AppendData(typeof(OpenApiDigest).Module.ModuleVersionId.ToByteArray());
        foreach (var resource in resources)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(known.GetValue(resource, Description)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Description(ApiResource resource) =>
        $"{resource.ApiVersion}/{resource.Plural}/{resource.Kind}/{resource.Namespaced}/{resource.HasStatus}/{resource.Scale is not null}/"
            + $"{string.Join(',', resource.SelectableFields)}/{(resource.Schema is null ? "" : Digest(CustomResourceDefinitionWriter.ToJson(resource.Schema).ToString()))}\n";

    private static string Digest(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
