using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.ForeignTypes;

/// <summary>Finds what an assembly must carry of a type with <c>[ApiType]</c>, and of the types of this assembly that it is made of.</summary>
internal sealed class ApiTypeFragments
{
    private readonly MappingSession session;
    private readonly SortedDictionary<string, ApiTypeFragment> found = new(StringComparer.Ordinal);

    private ApiTypeFragments(MappingSession session) => this.session = session;

    public static EquatableArray<ApiTypeFragment> Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var fragments = new ApiTypeFragments(new MappingSession(compilation, cancellationToken));
        fragments.Add(type);
        return fragments.found.Values.ToEquatableArray();
    }

    private void Visit(ITypeSymbol? declared)
    {
        switch (declared is null ? null : TypeMapper.Underlying(declared))
        {
            case IArrayTypeSymbol array:
                Visit(array.ElementType);
                break;
            case INamedTypeSymbol type:
                foreach (var argument in type.TypeArguments)
                {
                    Visit(argument);
                }

                // A type that is marked itself carries its own.
                if (session.Declares(type.OriginalDefinition) && !type.OriginalDefinition.Has(AttributeNames.ApiType))
                {
                    Add(type.OriginalDefinition);
                }

                break;
        }
    }

    private void Add(INamedTypeSymbol type)
    {
        session.CancellationToken.ThrowIfCancellationRequested();
        var name = type.FullMetadataName();
        if (found.ContainsKey(name))
        {
            return;
        }

        var json = new JsonObjectBuilder();
        // Holds the place of the type while its members lead back to it.
        found.Add(name, new ApiTypeFragment(name, ""));
        AddText(json, session.WholeDescription(type, type.GetAttributes()));
        if (type.TypeKind != TypeKind.Enum)
        {
            AddMembers(json, type);
        }

        found[name] = new ApiTypeFragment(name, json.ToObject().ToString());
        Visit(type.BaseType);
        foreach (var branch in PolymorphicType.Of(type)?.Branches ?? [])
        {
            Visit(branch.Type);
        }
    }

    private void AddMembers(JsonObjectBuilder json, INamedTypeSymbol type)
    {
        var members = new JsonObjectBuilder();
        foreach (var member in WireMembers.Of(type))
        {
            Visit(member.Type);
            if (!SymbolEqualityComparer.Default.Equals(member.Symbol.ContainingType, type))
            {
                continue;
            }

            var said = new JsonObjectBuilder();
            AddText(said, session.WholeDescription(member.Symbol, member.Attributes));
            if (session.Initializers.Default(member, member.WritesEnumAsNumber) is { } value)
            {
                said.Add("default", value);
            }

            if (said.ToObject() is { Members.Count: > 0 } something)
            {
                members.Add(member.Symbol.Name, something);
            }
        }

        if (members.ToObject() is { Members.Count: > 0 } all)
        {
            json.Add("members", all);
        }
    }

    private static void AddText(JsonObjectBuilder json, string? description)
    {
        if (description is not null)
        {
            json.Add("description", new JsonString(description));
        }
    }
}
