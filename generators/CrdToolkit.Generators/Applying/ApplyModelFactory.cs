using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Emission;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Applying;

/// <summary>Makes the apply types of a custom resource: one for each object type that it is made of.</summary>
internal sealed class ApplyModelFactory
{
    private readonly INamedTypeSymbol resource;
    private readonly Compilation compilation;
    private readonly CancellationToken cancellationToken;
    private readonly ApplyValues values;
    private readonly Queue<INamedTypeSymbol> waiting = new();
    private readonly HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
    private readonly List<ApplyTypeModel> types = [];
    private bool isNameTaken;

    private ApplyModelFactory(INamedTypeSymbol resource, Compilation compilation, CancellationToken cancellationToken)
    {
        this.resource = resource;
        this.compilation = compilation;
        this.cancellationToken = cancellationToken;
        values = new ApplyValues(NameOf);
    }

    /// <summary>
    /// The model of a custom resource; null where the runtime is not referenced, where the type is none, or where a name that an apply
    /// type would have is taken by a type of the user's.
    /// </summary>
    public static ApplyModel? Create(INamedTypeSymbol resource, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.GetTypeByMetadataName(Known.RuntimeMetadataName) is not null
        && resource.Has(AttributeNames.CustomResource)
        && ResourceShape.Of(resource) is { IsCustomResource: true } shape
        && TypeName.Of(resource) is { IsGeneric: false, IsVisibleInAssembly: true } name
            ? new ApplyModelFactory(resource, compilation, cancellationToken).Create(name, shape)
            : null;

    private ApplyModel? Create(TypeName name, ResourceShape shape)
    {
        var root = IsDeclaredHere(resource) && name.CanBeExtended ? ApplyTypeName.Beside(name) : ApplyTypeName.Of(resource);
        // As a member, a resource is an object like any other.
        var hasStatus = resource.Has(AttributeNames.SubresourceStatus) && shape.Status is INamedTypeSymbol;
        if (Declare(resource, root))
        {
            types.Add(Model(resource, root, isResource: true, member => member.Symbol.ContainingType.Is(AttributeNames.CustomResourceBase)
                || (hasStatus && member.JsonName == "status")));
        }

        var status = hasStatus ? NameOf((INamedTypeSymbol)shape.Status!) : null;
        while (waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var type = waiting.Dequeue();
            if (Declare(type, ApplyTypeName.Of(type)))
            {
                types.Add(Model(type, ApplyTypeName.Of(type), isResource: false, _ => false));
            }
        }

        return isNameTaken
            ? null
            : new ApplyModel(
                resource.FullyQualifiedName(),
                root.FullyQualifiedName,
                status,
                status is not null && ObservedGeneration.IsIn(shape.Status),
                types.ToEquatableArray());
    }

    // The name of the apply type of an object type; that type is made later, once.
    private string? NameOf(INamedTypeSymbol type)
    {
        if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
        {
            return null;
        }

        if (seen.Add(type))
        {
            waiting.Enqueue(type);
        }

        return ApplyTypeName.Of(type).FullyQualifiedName;
    }

    // Whether the type is to be written: an assembly that declares a type and references the runtime has its apply type already.
    private bool Declare(INamedTypeSymbol type, TypeName name)
    {
        var container = name.ContainingTypes.IsEmpty ? null : resource.ContainingType;
        var present = container?.GetTypeMembers(name.Name).FirstOrDefault()
            ?? (container is null ? type.ContainingAssembly.GetTypeByMetadataName(ApplyTypeName.MetadataName(name)) : null);
        if (present is null)
        {
            return true;
        }

        if (IsDeclaredHere(type))
        {
            isNameTaken = true;
        }

        return !compilation.IsSymbolAccessibleWithin(present, compilation.Assembly);
    }

    private bool IsDeclaredHere(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    private ApplyTypeModel Model(INamedTypeSymbol type, TypeName name, bool isResource, Func<WireMember, bool> isLeftOut)
    {
        var members = new List<ApplyMemberModel>();
        var enums = new List<ApplyEnumModel>();
        foreach (var member in WireMembers.Of(type))
        {
            if (isLeftOut(member) || !member.IsRead || !compilation.IsSymbolAccessibleWithin(member.Symbol, compilation.Assembly))
            {
                continue;
            }

            if (values.Of(member, ApplyMemberModel.Variable(members.Count), enums) is not { } value)
            {
                continue;
            }

            // A member cannot have the name of its type.
            isNameTaken |= member.Symbol.Name == name.Name;
            members.Add(new ApplyMemberModel(
                Identifier.Escape(member.Symbol.Name),
                member.IsExtensionData ? null : member.JsonName,
                value.Type,
                member.Symbol.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
                value.Write,
                member.Symbol.OriginalDefinition.GetDocumentationCommentId() ?? ""));
        }

        return new ApplyTypeModel(
            name,
            type.OriginalDefinition.GetDocumentationCommentId() ?? "",
            isResource,
            members.ToEquatableArray(),
            enums.Distinct().ToEquatableArray());
    }
}
