const problem = '__typename ... on UserError { code message path }';
const wait = '... on RateLimitedError { retryAfterSeconds }';
const weakness = '... on WeakPasswordError { minLength suggestions }';

/** A mutation that takes one input. Its user errors are selected with their type, code, message and path. */
export const mutation = (
  field: string,
  selection: string,
  details = '',
): string => `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) {
  ${field}(input: $input) { ${selection} userErrors { ${problem} ${details} } }
}`;

const tokens = 'tokens { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }';
export const registerUser = mutation(
  'registerUser',
  `user {
    id email isEmailVerified firstName lastName roles status locale createdAt updatedAt lastLoginAt profile { id slug displayName }
    sessions { id deviceName userAgent createdAt lastUsedAt isCurrent }
  } ${tokens}`,
  `${weakness} ${wait}`,
);
export const login = mutation('login', `user { id email lastLoginAt sessions { id deviceName userAgent isCurrent } } ${tokens}`, wait);
/** As login, with the proof of the device. */
export const loginFromDevice = mutation('login', 'deviceToken tokens { accessToken }');
export const refreshTokens = mutation('refreshTokens', tokens);
export const logout = mutation('logout', 'revokedSessionCount');
export const revokeSession = mutation('revokeSession', 'user { id sessions { id } }');
export const verifyEmail = mutation('verifyEmail', 'accepted', wait);
export const changeEmail = mutation('changeEmail', 'accepted', wait);
export const resendVerificationEmail = `mutation { resendVerificationEmail { accepted userErrors { ${problem} ${wait} } } }`;
export const requestPasswordReset = mutation('requestPasswordReset', 'accepted', wait);
export const resetPassword = mutation('resetPassword', 'accepted', weakness);
export const changePassword = mutation('changePassword', 'user { id sessions { id isCurrent } }', weakness);

const editedUser = `user {
  id firstName lastName roles instructorVerification locale timeZone interests
  profile { slug displayName avatarUrl headline bio links { kind url } instructor { expertiseTags isVerified } }
}`;
export const updateProfile = mutation('updateProfile', editedUser);
export const becomeInstructor = mutation('becomeInstructor', editedUser);

const administeredUser =
  'user { id status roles instructorVerification profile { instructor { expertiseTags isVerified } } sessions { id } }';
export const suspendUser = mutation('suspendUser', administeredUser);
export const reactivateUser = mutation('reactivateUser', administeredUser);
export const setUserRoles = mutation('setUserRoles', administeredUser);
export const setInstructorVerification = mutation('setInstructorVerification', 'profile { id instructor { expertiseTags isVerified } }');
export const auditLog = `query ($filter: AuditEntryFilterInput, $first: Int, $after: String) { auditLog(filter: $filter, first: $first, after: $after) {
  nodes { id actor { id displayName } action subjectType subjectId details requestId createdAt } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount
} }`;

const exportFields = 'id state downloadUrl expiresAt createdAt';
export const requestDataExport = mutation('requestDataExport', `dataExport { ${exportFields} }`, wait);
export const dataExport = `query ($id: ID!) { dataExport(id: $id) { ${exportFields} } }`;
export const deleteAccount = mutation('deleteAccount', 'accepted');
