using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Maps a type with <c>[CustomResource]</c>: its schema, and what refers to places in it.</summary>
internal sealed class ResourceMapper
{
    private readonly INamedTypeSymbol type;
    private readonly MappingSession session;
    private readonly MappingScope scope;
    private readonly AttributeSite site;

    private ResourceMapper(INamedTypeSymbol type, MappingSession session)
    {
        this.type = type;
        this.session = session;
        scope = new MappingScope { Reported = type, Member = type };
        site = new AttributeSite(session, scope, type);
    }

    public static MappedResource Map(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var session = new MappingSession(compilation, cancellationToken);
        var mapper = new ResourceMapper(type, session);
        var schema = new TypeMapper(session).Root(type, mapper.scope);
        var columns = session.Columns.Concat(PrinterColumns.OfResource(schema, mapper.site).ToList()).ToEquatableArray();
        mapper.CheckColumns(columns);
        var scale = mapper.Scale(schema);
        SelectableFields.OfResource(schema, mapper.site);
        return new MappedResource(schema, columns, session.SelectableFields.ToEquatableArray(), scale, session.Problems, session.ColumnSources);
    }

    private void CheckColumns(EquatableArray<PrinterColumn> columns)
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            if (!paths.TryGetValue(column.Name, out var path))
            {
                paths.Add(column.Name, column.JsonPath);
                continue;
            }

            var (on, attribute) = session.ColumnSources[column];
            session.Report(MemberRules.ColumnNameTaken, scope with { Reported = on }, attribute, type.Name, column.JsonPath, path, column.Name);
        }
    }

    private ScaleSubresource? Scale(JsonSchemaProps schema)
    {
        if (type.GetAttributes().Find(AttributeNames.SubresourceScale) is not { } attribute)
        {
            foreach (var field in session.ScaleFields.Values)
            {
                field.Site.Report(Rules.ScaleField, field.Attribute, null, field.Site.Name, $"is a field of the scale subresource, which '{type.Name}' does not have; add [SubresourceScale] to it");
            }

            return null;
        }

        var shape = ResourceShape.Of(type);
        var specReplicas = ScalePath(schema, attribute, "SpecReplicas", attribute.Argument<string>(0), shape.Spec, ".spec", "integer");
        var statusReplicas = ScalePath(schema, attribute, "StatusReplicas", attribute.Argument<string>(1), shape.Status, ".status", "integer");
        var selector = ScalePath(schema, attribute, "LabelSelector", attribute.Property<string>("LabelSelector"), shape.Status, ".status", "string");
        var isFieldMisplaced = session.Problems.Any(problem => ReferenceEquals(problem.Rule, Rules.ScaleField));
        foreach (var (field, argument) in new[] { ("SpecReplicas", 0), ("StatusReplicas", 1) })
        {
            if (!isFieldMisplaced && !session.ScaleFields.ContainsKey(field) && attribute.Argument<string>(argument) is null)
            {
                site.Report(
                    Rules.ScaleField, attribute, null, type.Name, $"has the scale subresource and no {field}; put [Scale(ScaleField.{field})] on the property of the {(field == "SpecReplicas" ? "spec" : "status")} that is it");
            }
        }

        return new ScaleSubresource(specReplicas ?? "", statusReplicas ?? "", selector);
    }

    private string? ScalePath(JsonSchemaProps schema, AttributeData attribute, string what, string? given, ITypeSymbol? owner, string root, string expected)
    {
        if (session.ScaleFields.TryGetValue(what, out var field))
        {
            if (given is not null)
            {
                field.Site.Report(Rules.ScaleField, field.Attribute, null, field.Site.Name, $"is the {what} of the scale subresource, and [SubresourceScale] of '{type.Name}' names '{given}'; it is one property");
            }

            return field.Path;
        }

        if (given is null)
        {
            return null;
        }

        var path = given;
        if (!given.StartsWith(".", StringComparison.Ordinal))
        {
            var member = owner is INamedTypeSymbol named
                ? WireMembers.Of(named).FirstOrDefault(candidate => candidate.Symbol.Name == given)
                : null;
            if (member is null)
            {
                var where = owner is null ? $"the resource has no {root.Substring(1)}" : $"'{owner.Name}' has no property '{given}'";
                Report(attribute, what, $"{where}; name one of its properties with nameof, or give a path that begins with a dot");
                return null;
            }

            path = $"{root}.{member.JsonName}";
        }

        var found = JsonPathTarget.Find(schema, path, out var problem);
        if (found is not null && found.Type != expected && found.Type is not null)
        {
            problem = $"'{path}' is of type {found.Type}, and the scale subresource needs {(expected == "integer" ? "an integer" : "a string")}";
            found = null;
        }

        if (found is null)
        {
            Report(attribute, what, problem);
        }

        return path;
    }

    private void Report(AttributeData attribute, string what, string problem) =>
        site.Report(Rules.PathLeadsNowhere, attribute, what, $"{what} of [SubresourceScale]", type.Name, problem);
}
