using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.BuiltIn;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.ForeignTypes;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Maps a C# type to the schema of the JSON that System.Text.Json makes of it, with the options of the Kubernetes client.</summary>
internal sealed class TypeMapper
{
    private readonly MappingSession session;
    private readonly MemberMapper members;
    private readonly UnionMapper unions;

    public TypeMapper(MappingSession session)
    {
        this.session = session;
        members = new MemberMapper(session, this);
        unions = new UnionMapper(session, members, this);
    }

    /// <summary>The schema of a type; for one that has none, any JSON, and the problem is reported.</summary>
    public JsonSchemaProps Map(ITypeSymbol declared, MappingScope scope)
    {
        session.CancellationToken.ThrowIfCancellationRequested();
        var type = Underlying(declared);
        var schema = Shape(declared, type, scope);
        return ReferenceEquals(schema, JsonTrees.Any) ? schema : Constrained(schema, type, scope);
    }

    /// <summary>The schema of whole objects of a resource type.</summary>
    public JsonSchemaProps Root(INamedTypeSymbol type, MappingScope scope) => Constrained(Object(type, scope), type, scope);

    private JsonSchemaProps Shape(ITypeSymbol declared, ITypeSymbol type, MappingScope scope)
    {
        if (ScalarSchemas.Find(type) is { } scalar)
        {
            return scalar;
        }

        if (JsonTrees.Find(type) is { } tree)
        {
            return tree;
        }

        if (type.Is(EmbeddedMetadata.TypeName))
        {
            return EmbeddedMetadata.Schema;
        }

        if (BuiltInTypes.Find(type, this, scope, session.Descriptions) is { } builtIn)
        {
            return builtIn;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return WithDescription(EnumSchemas.Text(type), type);
        }

        if (type is INamedTypeSymbol written && DeclaredSchemas.OfType(written, this, scope, session) is { } declaredSchema)
        {
            return ReferenceEquals(declaredSchema, JsonTrees.Any) ? declaredSchema : WithDescription(declaredSchema, type);
        }

        // The compiler reports a type that does not exist.
        if (type.TypeKind == TypeKind.Error)
        {
            return JsonTrees.Any;
        }

        // The client's own models hold free JSON as object.
        if (type.SpecialType == SpecialType.System_Object && scope.Member.ContainingAssembly?.Name == "KubernetesClient")
        {
            return JsonTrees.Any;
        }

        if (PolymorphicType.Of(type) is { } union && !UnsupportedTypes.HasConverter(type))
        {
            return Union(union, scope);
        }

        if (UnsupportedTypes.ReasonFor(type) is { } reason)
        {
            return Unsupported(declared, reason, scope);
        }

        return CollectionShape.Of(type) is { } shape ? Collection(declared, shape, scope) : Object((INamedTypeSymbol)type, scope);
    }

    /// <summary>The schema of an object with members; a cycle is reported, and any JSON stands for it.</summary>
    public JsonSchemaProps Object(INamedTypeSymbol type, MappingScope scope)
    {
        if (Cycle(type, scope) is { } cut)
        {
            return cut;
        }

        ForeignTypeRules.Check(type, scope, session);
        var inside = scope with
        {
            Containing = scope.Containing.Push(new(type, scope.Member, scope.IsLimited)),
            IsLimited = false,
            KeepsUnknownFields = false,
        };
        return WithDescription(members.Map(type, inside), type);
    }

    private JsonSchemaProps Union(PolymorphicType union, MappingScope scope)
    {
        if (Cycle(union.Type, scope) is { } cut)
        {
            return cut;
        }

        ForeignTypeRules.Check(union.Type, scope, session);
        return WithDescription(unions.Map(union, scope), union.Type);
    }

    private JsonSchemaProps? Cycle(INamedTypeSymbol type, MappingScope scope)
    {
        if (!Recursion.IsCycle(type, scope))
        {
            return null;
        }

        if (scope.KeepsUnknownFields || type.Has(AttributeNames.PreserveUnknownFields))
        {
            return JsonTrees.AnyObject;
        }

        session.Report(Rules.RecursiveType, scope, scope.MemberName, Recursion.Describe(type, scope));
        return JsonTrees.Any;
    }

    /// <summary>What the type itself says, which holds wherever it is used.</summary>
    public JsonSchemaProps Constrained(JsonSchemaProps schema, ITypeSymbol type, MappingScope scope) =>
        type is INamedTypeSymbol { SpecialType: SpecialType.None } named && named.GetAttributes() is { IsEmpty: false } attributes
            ? SchemaAttributes.Apply(schema, attributes, new AttributeSite(session, scope with { Member = named, Reported = session.Declares(named) ? named : scope.Reported }, named.WithNullableAnnotation(NullableAnnotation.NotAnnotated)))
            : schema;

    public JsonSchemaProps Unsupported(ITypeSymbol type, string reason, MappingScope scope)
    {
        session.Report(Rules.UnsupportedType, scope, scope.MemberName, type.ReadableName(), reason);
        return JsonTrees.Any;
    }

    private JsonSchemaProps Collection(ITypeSymbol declared, CollectionShape shape, MappingScope scope)
    {
        if (shape.Key is { SpecialType: not SpecialType.System_String } key)
        {
            return Unsupported(declared, $"no schema can say which names a map with keys of type '{key.ReadableName()}' has; use string", scope);
        }

        var element = Map(shape.Element, scope with { Path = null });
        if (shape.Element.CanBeNull())
        {
            if (shape.Kind == CollectionKind.Set)
            {
                return Unsupported(declared, "the API server does not allow null in a set; make its items not nullable", scope);
            }

            element = element with { Nullable = true };
        }

        return shape.Kind switch
        {
            CollectionKind.Map => new JsonSchemaProps { Type = "object", AdditionalProperties = element },
            CollectionKind.Set => new JsonSchemaProps { Type = "array", Items = element, ListType = SetType(element) },
            _ => new JsonSchemaProps { Type = "array", Items = element },
        };
    }

    // The API server warns of sets of objects and lists: server-side apply cannot merge them.
    private static string SetType(JsonSchemaProps element) => element.Type is "object" or "array" or null && !element.IntOrString ? "atomic" : "set";

    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private JsonSchemaProps WithDescription(JsonSchemaProps schema, ITypeSymbol type) =>
        session.Description(type, type.GetAttributes()) is { } description ? schema with { Description = description } : schema;
}
