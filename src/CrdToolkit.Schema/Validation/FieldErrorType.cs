namespace CrdToolkit.Schema.Validation;

/// <summary>The kinds of mistakes that the API server tells apart; names as in its <c>field.ErrorType</c>.</summary>
public enum FieldErrorType
{
    /// <summary>A value is malformed or out of bounds: <c>Invalid value</c>.</summary>
    Invalid,

    /// <summary>A value is missing: <c>Required value</c>.</summary>
    Required,

    /// <summary>A value that must be unique is there twice: <c>Duplicate value</c>.</summary>
    Duplicate,

    /// <summary>A value is none of those allowed: <c>Unsupported value</c>.</summary>
    NotSupported,

    /// <summary>A value may not be there under these conditions: <c>Forbidden</c>.</summary>
    Forbidden,

    /// <summary>A text is too long: <c>Too long</c>.</summary>
    TooLong,

    /// <summary>There are too many items: <c>Too many</c>.</summary>
    TooMany,

    /// <summary>Something that is named does not exist: <c>Not found</c>.</summary>
    NotFound,

    /// <summary>The fault is not the user's: <c>Internal error</c>.</summary>
    Internal,

    /// <summary>A value has another type than the schema says; its words are those of <see cref="Invalid"/>.</summary>
    TypeInvalid,
}
