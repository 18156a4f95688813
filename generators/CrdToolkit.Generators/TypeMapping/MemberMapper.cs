using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Maps the members of an object: names, types, constraints, defaults, descriptions, columns.</summary>
internal sealed class MemberMapper(MappingSession session, TypeMapper types)
{
    /// <summary>The schema of an object of a type, described by nothing but its members.</summary>
    public JsonSchemaProps Map(INamedTypeSymbol type, MappingScope scope)
    {
        var properties = new Dictionary<string, JsonSchemaProps>(StringComparer.Ordinal);
        var owners = new Dictionary<string, WireMember>(StringComparer.Ordinal);
        var required = new List<string>();
        var preserves = false;
        var wire = WireMembers.Of(type);
        MembersOutsideJson.Check(type, scope, wire, session);
        foreach (var member in wire)
        {
            var own = session.Declares(member.Symbol);
            var inner = scope with { Member = member.Symbol, Reported = own ? member.Symbol : scope.Reported };
            if (member.IsExtensionData)
            {
                preserves = true;
                continue;
            }

            if (!member.IsRead)
            {
                if (own)
                {
                    session.Report(Rules.NeverRead, inner, inner.MemberName);
                }

                continue;
            }

            var name = member.JsonName;
            if (owners.TryGetValue(name, out var owner))
            {
                session.Report(Rules.DuplicateJsonName, inner, inner.MemberName, $"{owner.Symbol.ContainingType.Name}.{owner.Symbol.Name}", name);
                continue;
            }

            owners.Add(name, member);
            if (Recursion.Enter(inner, member, session) is not { } entered)
            {
                continue;
            }

            var path = scope.Path is null ? null : $"{scope.Path}.{Escape(name)}";
            properties.Add(name, Property(member, entered with { Path = path, InStatus = scope.InStatus || path == ".status" }));
            Recursion.Leave(entered, member, session);
            if (member.IsRequired)
            {
                required.Add(name);
            }
        }

        return new JsonSchemaProps
        {
            Type = "object",
            Properties = new EquatableDictionary<JsonSchemaProps>(properties),
            Required = required.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            PreserveUnknownFields = preserves ? true : null,
            Validations = ImmutableProperties.RulesOf(owners.Values, scope, session),
        };
    }

    private JsonSchemaProps Property(WireMember member, MappingScope scope)
    {
        // What every object has is said by Kubernetes itself; a schema may not say more.
        if (member.Symbol.ContainingType.Is(AttributeNames.CustomResourceBase))
        {
            return new JsonSchemaProps { Type = member.Symbol.Name == "Metadata" ? "object" : "string" };
        }

        var schema = Shape(member, scope, out var enumAsNumber);
        schema = schema with
        {
            Description = session.Description(member.Symbol, member.Attributes) ?? schema.Description,
        };
        var site = new AttributeSite(session, scope, member.Type);
        schema = SchemaAttributes.Apply(schema, member.Attributes, site);
        if (!scope.InStatus && Default(member, scope, enumAsNumber) is { } value)
        {
            ReportRefusedDefault(value, schema, scope);
            schema = schema with { Default = value };
        }
        else if (!scope.InStatus)
        {
            ReportInitializer(member, scope);
        }

        ReportMissingValue(member, scope);
        ReportRefusedUnsetValue(member, schema, scope, enumAsNumber);
        session.Columns.AddRange(PrinterColumns.OfProperty(member, schema, site));
        SelectableFields.OfProperty(member.Attributes, schema, member.JsonName, site);
        ScaleFields.OfProperty(member.Attributes, schema, site);
        return schema;
    }

    private JsonSchemaProps Shape(WireMember member, MappingScope scope, out bool enumAsNumber)
    {
        var type = TypeMapper.Underlying(member.Type);
        enumAsNumber = false;
        if (DeclaredSchemas.OfMember(member, types, scope, session) is { } declared)
        {
            return declared;
        }

        if (member.Attributes.FirstOrDefault(UnsupportedTypes.IsConverter) is { } converter)
        {
            var named = converter.Argument<INamedTypeSymbol>(0);
            if (type.TypeKind == TypeKind.Enum && named.Is(WireAttributes.JsonNumberEnumConverterOf))
            {
                enumAsNumber = true;
                return EnumSchemas.Number((INamedTypeSymbol)type);
            }

            if (type.TypeKind != TypeKind.Enum
                || !(named.Is(WireAttributes.JsonStringEnumConverter) || named.Is(WireAttributes.JsonStringEnumConverterOf)))
            {
                return types.Unsupported(member.Type, "its [JsonConverter] may write anything, so its schema cannot be known; say what it writes with [SchemaType], such as [SchemaType(typeof(string))], or remove it", scope);
            }
        }

        if (member.Attributes.Find(WireAttributes.JsonNumberHandling) is { } handling
            // JsonNumberHandling.WriteAsString
            && (handling.Argument<int>(0) & 2) != 0)
        {
            return types.Unsupported(member.Type, "[JsonNumberHandling] writes its numbers as strings; use a string, or remove it", scope);
        }

        return member.Attributes.Find(WireAttributes.JsonNamingPolicy) is null
            ? types.Map(member.Type, scope)
            : types.Unsupported(member.Type, "[JsonNamingPolicy] names it otherwise; use [JsonPropertyName]", scope);
    }

    private JsonValue? Default(WireMember member, MappingScope scope, bool enumAsNumber)
    {
        var initializer = session.Initializers.Default(member, enumAsNumber);
        if (member.Attributes.Find(WireAttributes.DefaultValue) is not { ConstructorArguments: [.., { Kind: not TypedConstantKind.Array } argument] })
        {
            return initializer;
        }

        var attributed = ConstantJson.Of(argument.Value, TypeMapper.Underlying(member.Type), enumAsNumber);
        if (initializer is not null && attributed is not null && !initializer.Equals(attributed))
        {
            session.Report(Rules.DefaultsDisagree, scope, scope.MemberName, initializer.ToString(), attributed.ToString());
        }

        return attributed ?? initializer;
    }

    private void ReportInitializer(WireMember member, MappingScope scope)
    {
        if (!member.IsRequired
            && session.Declares(member.Symbol)
            && member.Attributes.Find(WireAttributes.DefaultValue) is null
            && session.Initializers.InitializerOf(member) is { } initializer
            && session.Initializers.IsMadeUp(initializer, member.Type))
        {
            session.Report(MemberRules.InitializerNotConstant, scope, scope.MemberName, initializer.WithoutTrivia().ToString());
        }
    }

    // The API server checks a default as it is written, before the defaults inside of it are filled in.
    private void ReportRefusedDefault(JsonValue value, JsonSchemaProps schema, MappingScope scope)
    {
        var field = JsonNames.CamelCase(scope.Member.Name);
        if ((ObjectValidator.ValidatePart(value, schema, null, field).FirstOrDefault() ?? BrokenRule()) is { } error)
        {
            session.Report(Rules.DefaultBreaksConstraint, scope, scope.MemberName, value.ToString(), error.Message);
        }

        // On metadata no rule is allowed, which is told as such.
        FieldError? BrokenRule() => scope.Member is IPropertySymbol property && property.Type.Is(EmbeddedMetadata.TypeName) ? null : RuleEvaluation.OfDefault(value, schema, field).FirstOrDefault();
    }

    private void ReportMissingValue(WireMember member, MappingScope scope)
    {
        if (member is { IsRequired: false, Type: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } }
            && member.Parameter?.HasExplicitDefaultValue != true
            && session.Declares(member.Symbol)
            && session.Initializers.InitializerOf(member) is null)
        {
            session.Report(Rules.ReferenceMayBeMissing, scope, scope.MemberName);
        }
    }

    // The serializer writes the value that C# gives a field that nothing sets; an enum may have no name for it.
    private void ReportRefusedUnsetValue(WireMember member, JsonSchemaProps schema, MappingScope scope, bool enumAsNumber)
    {
        if (member.IsRequired
            || member.Parameter?.HasExplicitDefaultValue == true
            || member.Attributes.Find(WireAttributes.JsonIgnore) is not null
            || !session.Declares(member.Symbol)
            || session.Initializers.InitializerOf(member) is not null
            || UnsetValue(member.Type, enumAsNumber) is not { } unset)
        {
            return;
        }

        if (ObjectValidator.ValidatePart(unset, schema, null, JsonNames.CamelCase(member.Symbol.Name)) is [var error, ..])
        {
            session.Report(Rules.UnsetValueRefused, scope, scope.MemberName, unset.ToString(), error.Message);
        }
    }

    private static JsonValue? UnsetValue(ITypeSymbol type, bool enumAsNumber) => type switch
    {
        { TypeKind: TypeKind.Enum } when !enumAsNumber && EnumNames.NameOfZero(type) is { } name => new JsonString(name),
        { TypeKind: TypeKind.Enum } => JsonNumber.FromInt64(0),
        // Base64 of nothing, which the API server takes for none.
        { IsValueType: true } when ScalarSchemas.IsBytes(type) => new JsonString(""),
        { SpecialType: SpecialType.System_Boolean } => JsonBoolean.False,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => JsonNumber.FromInt64(0),
        _ => null,
    };

    // The path syntax of columns parts names by dots.
    private static string Escape(string name) => name.Replace(".", "\\.");
}
