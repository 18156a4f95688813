using CrdToolkit.Generators.Applying;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Generators.Emission;

/// <summary>The clients of an assembly.</summary>
internal static class ClientSet
{
    /// <summary>
    /// The clients of the assembly's own resources and of what it asks for besides, each name once, in the order of their names; none
    /// where the runtime is not referenced.
    /// </summary>
    public static EquatableArray<ClientModel> Create(IReadOnlyList<ClientModel> own, EquatableArray<ClientRequest> requests, EquatableArray<ApplyNames> applies, GenerationTarget target)
    {
        if (!target.HasRuntime)
        {
            return [];
        }

        // its own resources have a client without asking
        var foreign = requests.Where(request => own.All(client => client.ResourceType != request.Resource.Type)).ToList();
        var clients = foreign.Select(request => ClientModel.For(request, NamespaceFor(request, foreign, target)));
        return own.Concat(clients)
            .GroupBy(client => client.Type.FullyQualifiedName, StringComparer.Ordinal)
            .Select(same => same.First())
            .Select(client => client with { Apply = applies.FirstOrDefault(names => names.ResourceType == client.ResourceType) })
            .OrderBy(client => client.Type.FullyQualifiedName, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    // Two kinds whose types have one simple name: their clients stand in the namespaces of the types.
    private static string NamespaceFor(ClientRequest request, List<ClientRequest> all, GenerationTarget target) =>
        all.Count(other => other.Resource.TypeSimpleName == request.Resource.TypeSimpleName) == 1
            ? target.RootNamespace
            : Parent(request.Resource.Type.Substring("global::".Length));

    private static string Parent(string qualifiedName) =>
        qualifiedName.LastIndexOf('.') is var dot and >= 0 ? qualifiedName.Substring(0, dot) : "";
}
