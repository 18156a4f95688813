namespace CrdToolkit.Schema.Selectors;

/// <summary>How a requirement compares a label.</summary>
public enum LabelOperator
{
    /// <summary><c>=</c>, <c>==</c>, <c>in</c>.</summary>
    In,

    /// <summary><c>!=</c>, <c>notin</c>; true without the label.</summary>
    NotIn,

    /// <summary>The label is there.</summary>
    Exists,

    /// <summary><c>!</c>: it is not.</summary>
    DoesNotExist,

    /// <summary><c>&gt;</c>, for whole numbers.</summary>
    GreaterThan,

    /// <summary><c>&lt;</c>, for whole numbers.</summary>
    LessThan,
}
