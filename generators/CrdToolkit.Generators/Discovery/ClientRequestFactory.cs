using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>Reads <c>[assembly: GenerateClient&lt;T&gt;]</c>.</summary>
internal static class ClientRequestFactory
{
    /// <summary>The kinds for which the assembly asks for a client, each once, in the order asked; what is no resource is left out.</summary>
    public static EquatableArray<ResourceReference> Create(IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        var requests = new List<ResourceReference>();
        foreach (var attribute in assembly.GetAttributes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (attribute.AttributeClass.Is(AttributeNames.GenerateClient)
                && ResourceReferenceFactory.Create(attribute.AttributeClass!.TypeArguments[0]) is { } request
                && !requests.Contains(request))
            {
                requests.Add(request);
            }
        }

        return requests.ToEquatableArray();
    }
}
