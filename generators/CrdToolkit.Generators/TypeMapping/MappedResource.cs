using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>What the mapping of a resource type gives.</summary>
/// <param name="Schema">The schema of whole objects.</param>
/// <param name="Columns">Its printer columns: those of properties first, then those that the type itself asks for.</param>
/// <param name="SelectableFields">The paths of its selectable fields, in the same order.</param>
/// <param name="Scale">Its scale subresource; null where it has none.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="ColumnSources">The attribute that asks for a column, and what it stands on.</param>
internal sealed record MappedResource(
    JsonSchemaProps Schema,
    EquatableArray<PrinterColumn> Columns,
    EquatableArray<string> SelectableFields,
    ScaleSubresource? Scale,
    IReadOnlyList<MappingProblem> Problems,
    IReadOnlyDictionary<PrinterColumn, (ISymbol On, AttributeData Attribute)> ColumnSources);
