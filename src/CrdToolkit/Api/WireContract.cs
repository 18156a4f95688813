using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// How C# objects look on the wire: as the Kubernetes client configures System.Text.Json (camel case, no nulls, member names of
/// enums, its date formats), except that a <see cref="TimeSpan"/> is a Go duration. The CRD schemas follow the same contract.
/// </summary>
public static class WireContract
{
    // Above what an API server accepts in practice, below what would exhaust the stack.
    private const int MaxDepth = 512;

    /// <summary>New options for the contract.</summary>
    /// <param name="resolvers">
    /// Contexts that know types of the caller, such as a <c>JsonSerializerContext</c>; asked first. Types that none of them knows
    /// are read and written by reflection, where the application allows that; where it does not, the kinds of Kubernetes are known.
    /// </param>
    public static JsonSerializerOptions CreateOptions(params IEnumerable<IJsonTypeInfoResolver> resolvers)
    {
        ArgumentNullException.ThrowIfNull(resolvers);
        return JsonSerializer.IsReflectionEnabledByDefault ? CreateLean(resolvers) : CreateLean(resolvers.Append(SourceGenerationContext.Default));
    }

    /// <summary>
    /// The same without the context of the client, which knows every kind of Kubernetes: a native program that reads none of them
    /// is smaller without.
    /// </summary>
    internal static JsonSerializerOptions CreateLean(IEnumerable<IJsonTypeInfoResolver> resolvers)
    {
        var contract = ClientContract.Create();
        contract.MaxDepth = MaxDepth;
        // The API server sorts the members of objects, so that the discriminator of a polymorphic type may come after others.
        contract.AllowOutOfOrderMetadataProperties = true;
        contract.Converters.Insert(0, new GoDurationConverter());
        contract.Converters.Insert(1, new LocatingConverter<DateTime>(new KubernetesJson.KubernetesDateTimeConverter()));
        contract.Converters.Insert(2, new LocatingConverter<DateTimeOffset>(new KubernetesJson.KubernetesDateTimeOffsetConverter()));
        contract.Converters.Insert(3, new LocatingConverter<ResourceQuantity>(new ResourceQuantityJsonConverter()));
        contract.Converters.Insert(4, new ManagedFieldsConverter());
        var position = 0;
        foreach (var resolver in resolvers)
            contract.TypeInfoResolverChain.Insert(position++, resolver);
        contract.TypeInfoResolverChain.Insert(position, RuntimeJson.Default);
        contract.MakeReadOnly();
        return contract;
    }
}
